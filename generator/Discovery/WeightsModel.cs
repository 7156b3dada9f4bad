using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Discovery;

/// <summary>A type marked <c>[Differentiable]</c>.</summary>
/// <param name="Construction">How a further object is made; null where the type was refused.</param>
internal sealed record WeightsModel(
    string Key,
    ContainingType Container,
    string Name,
    AggregateType Type,
    EquatableArray<WeightsMember> Members,
    Construction? Construction,
    EquatableArray<Finding> Findings);

/// <summary>A member with what is needed to reach its storage.</summary>
/// <param name="Field">The field that holds it; for a property the compiler's backing field.</param>
/// <param name="IsAssignableField">The member is itself a field that may be taken by reference.</param>
internal sealed record WeightsMember(AggregateMember Member, string TypeText, string Field, bool IsAssignableField);

/// <summary>A constructor call and an object initialiser, both as the members that they take.</summary>
internal sealed record Construction(EquatableArray<string> ConstructorMembers, EquatableArray<string> InitializedMembers);
