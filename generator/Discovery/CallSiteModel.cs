namespace SymbolicBackprop.Generator.Discovery;

/// <summary>A call of <c>Differentiate</c>.</summary>
/// <param name="Method">What is compiled for it: the function with the one member that is wanted. It has no body where the call was refused, or where a member is there already.</param>
/// <param name="Interceptor">What takes the place of the call; null where it was refused.</param>
/// <param name="Existing">The key of the method whose member is used as it is; null where one is compiled, empty where it is in another assembly.</param>
internal sealed record CallSiteModel(MethodModel Method, InterceptorModel? Interceptor, string? Existing)
{
    public string Key => Method.Key;
}

/// <summary>The method that takes the place of a call: it gives the delegate of the method that computes the derivative.</summary>
/// <param name="Name">The method of <c>Differentiate</c> that is called.</param>
/// <param name="TypeParameters"><c>&lt;T, TNumber&gt;</c> where the call is in generic code, or empty.</param>
/// <param name="Constraints">Their constraints.</param>
/// <param name="Taken">The type of the argument.</param>
/// <param name="Given">The type of the result.</param>
/// <param name="Derivative">What computes the derivative.</param>
internal sealed record InterceptorModel(string Name, string TypeParameters, string Constraints, string Taken, string Given, DelegateModel Derivative);

/// <summary>A delegate that is made once.</summary>
/// <param name="TypeParameters">The type parameters of the code around the call that it depends on, or empty.</param>
/// <param name="Constraints">Their constraints.</param>
/// <param name="Type">Its type, in terms of them.</param>
/// <param name="ParameterCount">How many parameters it has.</param>
/// <param name="Target">The method that it calls.</param>
internal sealed record DelegateModel(string TypeParameters, string Constraints, string Type, int ParameterCount, string Target);

/// <summary>A call in the encoding of the compiler. It holds a digest of the file, so that it is another one after each edit there.</summary>
internal sealed record InterceptedLocation(int Version, string Data);

/// <summary>A call and what takes its place.</summary>
internal sealed record Interception(string Key, InterceptorModel Interceptor, InterceptedLocation Location);
