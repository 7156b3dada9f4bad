namespace SymbolicBackprop.Training;

/// <summary>Who wants to hear how a training goes. An exception thrown here ends the run after the step under way.</summary>
public interface ITrainingObserver
{
    /// <summary>After each step. The steady state of a training allocates nothing if this method does not.</summary>
    void OnStep(in TrainingProgress progress)
    {
    }

    /// <summary>After each epoch and its validation.</summary>
    void OnEpoch(EpochResult epoch)
    {
    }

    /// <summary>After a checkpoint was written.</summary>
    void OnCheckpoint(string path)
    {
    }
}
