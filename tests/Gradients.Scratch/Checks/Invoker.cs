using System.Linq.Expressions;
using System.Reflection;

namespace SymbolicBackprop.Gradients.Tests.Checks;

/// <summary>Calls methods with boxed arguments, spans and memory given as arrays included; what is passed by reference comes back in the arguments.</summary>
internal static class Invoker
{
    private static readonly Dictionary<MethodInfo, Func<object?, object?[], object?>> Compiled = [];

    public static object? Invoke(MethodInfo method, object? target, object?[] arguments)
    {
        lock (Compiled)
        {
            if (!Compiled.TryGetValue(method, out var compiled))
                Compiled.Add(method, compiled = Compile(method));
            return compiled(target, arguments);
        }
    }

    private static Func<object?, object?[], object?> Compile(MethodInfo method)
    {
        var target = Expression.Parameter(typeof(object), "target");
        var arguments = Expression.Parameter(typeof(object?[]), "arguments");
        var variables = new List<ParameterExpression>();
        var before = new List<Expression>();
        var after = new List<Expression>();
        var passed = new List<Expression>();
        foreach (var (index, parameter) in method.GetParameters().Index())
        {
            var boxed = Expression.ArrayAccess(arguments, Expression.Constant(index));
            if (!parameter.ParameterType.IsByRef)
            {
                passed.Add(Argument(boxed, parameter.ParameterType));
                continue;
            }

            var variable = Expression.Variable(parameter.ParameterType.GetElementType()!);
            variables.Add(variable);
            if (!parameter.IsOut)
                before.Add(Expression.Assign(variable, Expression.Convert(boxed, variable.Type)));
            after.Add(Expression.Assign(boxed, Expression.Convert(variable, typeof(object))));
            passed.Add(variable);
        }

        Expression call = Expression.Call(method.IsStatic ? null : Expression.Convert(target, method.DeclaringType!), method, passed);
        if (call.Type == typeof(void))
            call = Expression.Block(call, Expression.Constant(null));
        var result = Expression.Variable(typeof(object));
        var body = Expression.Block([result, .. variables], [.. before, Expression.Assign(result, Expression.Convert(call, typeof(object))), .. after, result]);
        return Expression.Lambda<Func<object?, object?[], object?>>(body, target, arguments).Compile();
    }

    private static Expression Argument(Expression boxed, Type parameter)
    {
        if (Leaves.ElementOfView(parameter) is not { } element)
            return Expression.Convert(boxed, parameter);
        var fromArray = parameter.GetMethods().First(method => method.Name == "op_Implicit" && method.GetParameters()[0].ParameterType.IsArray);
        return Expression.Call(fromArray, Expression.Convert(boxed, element.MakeArrayType()));
    }
}
