namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>What the directions are that a function is differentiated in: whether a tangent of zero means that nothing came there.</summary>
internal enum DirectionKind
{
    /// <summary>Any, of a function that may be differentiated again: zeros are numbers like others, and are multiplied as IEEE says.</summary>
    Any,

    /// <summary>Any that the caller gives: its zeros contribute zero where a derivative is infinite though the values are finite.</summary>
    Given,

    /// <summary>That of one number, whose tangent is 1. What nothing came to is zero where storage and joins keep a place for it.</summary>
    OfOneNumber,

    /// <summary>The same of a gradient: values in it are derivatives, which may be infinite where the function is not.</summary>
    OfOneNumberAgain,

    /// <summary>Unit vectors and sums of them: the tangents of most numbers are zero because the direction does not lead there.</summary>
    Units,
}
