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
    // What one thread takes at a time: whole registers of any width.
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

    /// <summary>Runs one of the actions, which do the same in registers of 512, 256 and 128 bits, over a whole batch.</summary>
    /// <param name="columns">The parameters.</param>
    /// <param name="count">The number of elements.</param>
    /// <param name="of512">For a machine with AVX-512.</param>
    /// <param name="of256">For a machine with AVX2.</param>
    /// <param name="of128">For any other.</param>
    public static void Run(LaneColumns columns, int count, LaneAction of512, LaneAction of256, LaneAction of128)
    {
        var action = InstructionSets.Current switch
        {
            InstructionSet.Vector512 => of512,
            InstructionSet.Vector256 => of256,
            _ => of128,
        };
        if (count <= PartLength)
        {
            action(columns, 0, count);
            return;
        }

        // What crosses cache lines is a matter of registers as long as one.
        var first = 0;
        var place = 0;
        if (action == of512)
        {
            if (StackAlignment.PlaceOf(action) is { } known)
                place = known;
            else if (count > StackAlignment.TrialParts * PartLength)
                (first, place) = (StackAlignment.TrialParts, StackAlignment.Try(action, columns, PartLength));
        }

        fixed (nint* addresses = columns.Addresses)
        {
            var job = new Job { Action = action, Addresses = addresses, ColumnCount = columns.Addresses.Length, Count = count, First = first, Place = place };
            ForkJoin.Run(&RunPart, &job, (int)(((long)count + PartLength - 1) / PartLength) - first);
            if (job.Failure is { } failure)
                ExceptionDispatchInfo.Throw(failure);
        }
    }

    private static void RunPart(void* context, int part)
    {
        ref var job = ref *(Job*)context;
        var start = (job.First + part) * PartLength;
        try
        {
            StackAlignment.Call(job.Action, new LaneColumns(new Span<nint>(job.Addresses, job.ColumnCount)), start, Math.Min(job.Count, start + PartLength), job.Place);
        }
        catch (Exception exception)
        {
            // A worker has nobody to throw to: the caller throws one of them.
            Interlocked.CompareExchange(ref job.Failure, exception, null);
        }
    }

    private struct Job
    {
        public LaneAction Action;
        public nint* Addresses;
        public int ColumnCount;
        public int Count;
        public int First;
        public int Place;
        public Exception? Failure;
    }
}
