using SymbolicBackprop.Benchmarks;
using SymbolicBackprop.Benchmarks.Batches;
using SymbolicBackprop.Benchmarks.FastMath;
using SymbolicBackprop.Benchmarks.Gradients;
using SymbolicBackprop.Benchmarks.Objectives;
using SymbolicBackprop.Benchmarks.Orders;
using SymbolicBackprop.Benchmarks.Sparse;

// One file for each mode: a name, what it measures, and how to run it.
(string Name, string Purpose, Action<string[]> Run)[] modes =
[
    ("batch", "a million option prices with greeks, in the lanes of vector registers and in loops", BatchBenchmark.Run),
    ("callsite", "nanoseconds and bytes a call of Differentiate.Gradient beside the method by its name", CallSiteBenchmark.Run),
    ("derivatives", "derivatives of every kind beside each other: the tables of orders, sparse, batch and callsite", _ =>
    {
        OrderBenchmark.Run([]);
        SparseBenchmark.Run([]);
        BatchBenchmark.Run([]);
        CallSiteBenchmark.Run([]);
    }),
    ("kernels", "GFLOP/s of the matrix product beside MathNet's managed one [--threads N]", KernelBenchmark.Run),
    ("checkpointing", "time and memory of gradients of time integrators, with and without checkpointing", CheckpointingBenchmark.Run),
    ("fastmath", "value and gradient of sums in loops, with fast mathematics and without", FastMathBenchmark.Run),
    ("functions", "nanoseconds an element of the element-wise functions", FunctionBenchmark.Run),
    ("gradients", "generated gradients beside the programs and beside gradients written by hand [--check] [part of a name]...", GradientBenchmark.Run),
    ("orders", "what tangents, gradients and Hessian-vector products cost beside the programs [part of a name]...", OrderBenchmark.Run),
    ("sparse", "sparse Jacobians and Hessians beside dense ones, and bundle adjustment's beside one written by hand", SparseBenchmark.Run),
    ("objectives", "GMM and BA of ADBench: milliseconds of objective and derivative [--check]", ObjectiveBenchmark.Run),
];

var chosen = args.Length == 0 ? [] : modes.Where(mode => mode.Name == args[0]).ToArray();
if (chosen.Length == 1)
{
    chosen[0].Run(args[1..]);
    return Environment.ExitCode;
}

Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Benchmarks -- MODE");
foreach (var mode in modes) Console.Error.WriteLine($"  {mode.Name,-14} {mode.Purpose}");
return 2;
