using System;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>Why a loop cannot be checkpointed, and what to write instead.</summary>
internal sealed class UncheckpointedException(string obstacle, string instead) : Exception($"The loop is not checkpointed, because {obstacle}.")
{
    public string Obstacle { get; } = obstacle;

    public string Instead => instead;
}
