using System.ComponentModel;
using System.Runtime.ExceptionServices;
using SymbolicBackprop.LinearAlgebra.Kernels;

// A variable on the stack may hold references: who reads it by its address reads what the garbage collector has put there.
#pragma warning disable CS8500 // The address of a managed type is taken.

namespace SymbolicBackprop.CompilerServices;

/// <summary>A part of a batch: the elements from <paramref name="start"/> to before <paramref name="end"/> of all columns.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void LaneAction(LaneColumns columns, int start, int end);

/// <summary>
/// Runs a method over a batch in the widest registers that the machine has, large batches on several threads. Each element is computed by
/// itself, so that its bits depend neither on the width, nor on its place, nor on the number of threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LaneBatch
{
    // What one thread takes at a time: a multiple of what an action of any width takes at once.
    private const int PartLength = 4096;

    /// <summary>
    /// The checks of a method that works on a batch: what is read comes first among its columns, then what is written; all have one
    /// length, and what is written shares no storage with anything else.
    /// </summary>
    /// <param name="columns">The parameters.</param>
    /// <param name="inputCount">How many of them are read; at least one.</param>
    /// <param name="names">The names of those that are read and of those that are written.</param>
    /// <exception cref="ArgumentException">Two lengths differ, or two spans share storage: both are named.</exception>
    public static void Require<T>(LaneColumns columns, int inputCount, ReadOnlySpan<string> names)
    {
        var count = columns.Input<T>(0).Length;
        for (var i = 1; i < names.Length; i++)
        {
            var length = columns.Input<T>(i).Length;
            if (length != count)
                throw new ArgumentException($"The length of '{names[i]}' is {length} where that of '{names[0]}' is {count}.", names[i]);
        }

        for (var i = inputCount; i < names.Length; i++)
        {
            for (var j = 0; j < i; j++)
                DerivativeGuard.RequireApart(columns.Input<T>(i), columns.Input<T>(j), names[i], names[j]);
        }
    }

    /// <summary>
    /// Runs one of the actions, which do the same in registers of 512, 256 and 128 bits, over a whole batch. An action is called with as many
    /// elements as it takes at once, or a multiple of that: what is left at the end of a batch goes with the elements before it, which are
    /// computed again.
    /// </summary>
    /// <param name="columns">The parameters: those that are read, those that are written, those that are the same for the whole batch.</param>
    /// <param name="inputs">How many are read; at least one.</param>
    /// <param name="outputs">How many are written.</param>
    /// <param name="registers">How many registers an action works on at once.</param>
    /// <param name="of512">For a machine with AVX-512.</param>
    /// <param name="of256">For a machine with AVX2.</param>
    /// <param name="of128">For any other.</param>
    public static void Run<T>(LaneColumns columns, int inputs, int outputs, int registers, LaneAction of512, LaneAction of256, LaneAction of128)
        where T : unmanaged
    {
        var (action, bits) = InstructionSets.Current switch
        {
            InstructionSet.Vector512 => (of512, 512),
            InstructionSet.Vector256 => (of256, 256),
            _ => (of128, 128),
        };
        var lanes = registers * bits / 8 / sizeof(T);
        var count = columns.Input<T>(0).Length;
        if (count >= lanes)
            RunAll(action, columns, lanes, count);
        else if (count > 0)
            RunFew<T>(action, columns, inputs, outputs, lanes);
    }

    private static void RunAll(LaneAction action, LaneColumns columns, int lanes, int count)
    {
        var place = StackAlignment.PlaceOf(action) ?? StackAlignment.Call(action, columns, 0, lanes, 0);
        fixed (nint* addresses = columns.Addresses)
        {
            var job = new Job { Action = action, Addresses = addresses, ColumnCount = columns.Addresses.Length, Count = count, Lanes = lanes, PartCount = Math.Max(1, count / PartLength), Place = place };
            if (job.PartCount == 1)
                RunPart(&job, 0);
            else
                ForkJoin.Run(&RunPart, &job, job.PartCount);
            if (job.Failure is { } failure)
                ExceptionDispatchInfo.Throw(failure);
        }
    }

    // The last part takes the rest, so that no part is shorter than what an action takes at once.
    private static void RunPart(void* context, int part)
    {
        ref var job = ref *(Job*)context;
        var columns = new LaneColumns(new Span<nint>(job.Addresses, job.ColumnCount));
        var start = part * PartLength;
        var end = part == job.PartCount - 1 ? job.Count : start + PartLength;
        var rest = (end - start) % job.Lanes;
        try
        {
            StackAlignment.Call(job.Action, columns, start, end - rest, job.Place);
            if (rest > 0)
                StackAlignment.Call(job.Action, columns, end - job.Lanes, end, job.Place);
        }
        catch (Exception exception)
        {
            // A worker has nobody to throw to: the caller throws one of them.
            Interlocked.CompareExchange(ref job.Failure, exception, null);
        }
    }

    /// <summary>
    /// Runs an action over fewer elements than it takes at once: on columns of their own, filled up with the first element, so that nothing
    /// happens there that does not happen anyway.
    /// </summary>
    private static void RunFew<T>(LaneAction action, LaneColumns columns, int inputs, int outputs, int lanes)
        where T : unmanaged
    {
        var numbers = stackalloc T[(inputs + outputs) * lanes];
        var memory = stackalloc byte[(inputs + outputs) * sizeof(Span<T>)];
        var spans = (Span<T>*)memory;
        var few = new LaneColumns(stackalloc nint[columns.Addresses.Length]);
        columns.Addresses.CopyTo(few.Addresses);
        for (var i = 0; i < inputs + outputs; i++)
        {
            spans[i] = new Span<T>(numbers + (i * lanes), lanes);
            few.SetOutput(i, in spans[i]);
            if (i >= inputs)
                continue;
            var source = columns.Input<T>(i);
            spans[i].Fill(source[0]);
            source.CopyTo(spans[i]);
        }

        action(few, 0, lanes);
        for (var i = inputs; i < inputs + outputs; i++)
        {
            var destination = columns.Output<T>(i);
            spans[i][..destination.Length].CopyTo(destination);
        }
    }

    private struct Job
    {
        public LaneAction Action;
        public nint* Addresses;
        public int ColumnCount;
        public int Count;
        public int Lanes;
        public int PartCount;
        public int Place;
        public Exception? Failure;
    }
}
