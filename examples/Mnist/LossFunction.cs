namespace Mnist;

/// <summary>What a training minimises, of the softmax of the scores.</summary>
public enum LossFunction
{
    /// <summary>−ln of the probability of the right digit.</summary>
    CrossEntropy,

    /// <summary>The mean of the squared differences between the ten probabilities and 0, …, 1, …, 0.</summary>
    MeanSquaredError,
}
