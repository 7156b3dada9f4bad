using System.Linq.Expressions;
using System.Reflection;
using SymbolicBackprop.Generator.Interpretation;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Gradients.Tests.Checks;

/// <summary>The compiled methods that functions of the IR call.</summary>
internal static class CorpusCallees
{
    private const BindingFlags Everything = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The function of a documentation id such as <c>M:Namespace.Type.Method``1(``0)</c>, at the type arguments of the call.</summary>
    public static CorpusFunction Function(Callee callee)
    {
        var name = callee.Key["M:".Length..].Split('(')[0];
        var dot = name.LastIndexOf('.');
        var simple = name[(dot + 1)..].Split("``")[0];
        var method = TypeNamed(name[..dot]).GetMethods(Everything)
            .Single(candidate => candidate.Name == simple && candidate.GetParameters().Length == callee.ActiveParameters.Count);
        return new CorpusFunction(method.IsGenericMethod ? method.MakeGenericMethod([.. callee.TypeArguments.Trim('<', '>').Split(", ").Select(TypeNamed)]) : method);
    }

    /// <summary>Calls a method with arguments of the interpreter; what it leaves in its spans is left in the windows.</summary>
    public static object? Invoke(Callee callee, MethodInfo method, object? target, object?[] arguments)
    {
        object?[] passed = [.. arguments.Select(argument => argument is Window window ? window.ToArray() : argument)];
        var result = callee.IsThroughBase ? InvokeAsNamed(method, target!, passed) : Invoker.Invoke(method, target, passed);
        foreach (var (argument, array) in arguments.Zip(passed))
        {
            if (argument is not Window window)
                continue;
            for (var i = 0; i < window.Length; i++)
                window.Storage.SetValue(((Array)array!).GetValue(i), window.Place(i));
        }

        return result;
    }

    /// <summary>The body of the named method runs, not that of an override.</summary>
    private static object? InvokeAsNamed(MethodInfo method, object target, object?[] arguments)
    {
        var type = Expression.GetDelegateType([.. method.GetParameters().Select(parameter => parameter.ParameterType), method.ReturnType]);
        return ((Delegate)Activator.CreateInstance(type, target, method.MethodHandle.GetFunctionPointer())!).DynamicInvoke(arguments);
    }

    private static Type TypeNamed(string name) => name switch
    {
        "double" => typeof(double),
        "float" => typeof(float),
        _ when name.StartsWith("System.Numerics.Tensors.", StringComparison.Ordinal) => typeof(System.Numerics.Tensors.TensorPrimitives).Assembly.GetType(name, throwOnError: true)!,
        _ => typeof(CorpusCallees).Assembly.GetType(name.Replace("global::", "", StringComparison.Ordinal), throwOnError: true)!,
    };
}
