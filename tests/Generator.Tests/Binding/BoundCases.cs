namespace SymbolicBackprop.Generator.Tests.Binding;

/// <summary>Methods with the arguments that they are tried on.</summary>
internal static class BoundCases
{
    /// <summary>Each method on each list of arguments.</summary>
    public static void AddEach(this TheoryData<string, object[]> cases, string methods, params object[][] arguments)
    {
        foreach (var method in methods.Split(' '))
        {
            foreach (var list in arguments)
                cases.Add(method, list);
        }
    }
}
