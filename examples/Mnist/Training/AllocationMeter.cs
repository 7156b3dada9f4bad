namespace Mnist.Training;

/// <summary>
/// Counts what the training thread allocates from one step of an epoch to the next: data, gradient, update and reporting, but not the evaluation and
/// the checkpoint between epochs. In the first epoch of a run the buffers are made, so it counts only where there is no other.
/// </summary>
internal sealed class AllocationMeter
{
    private int _firstEpoch;
    private int _epoch;
    private long _bytesBefore;
    private long _bytes;
    private long _steps;

    /// <summary>The mean; 0 where no two steps of an epoch were seen.</summary>
    public double BytesPerStep => _steps == 0 ? 0 : _bytes / (double)_steps;

    /// <summary>To be called on the training thread after each step.</summary>
    public void OnStep(int epoch)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        if (epoch == _epoch)
        {
            _bytes += bytes - _bytesBefore;
            _steps++;
        }
        else
        {
            if (_firstEpoch == 0)
                _firstEpoch = epoch;
            else if (_epoch == _firstEpoch)
                (_bytes, _steps) = (0, 0);
            _epoch = epoch;
        }

        _bytesBefore = bytes;
    }
}
