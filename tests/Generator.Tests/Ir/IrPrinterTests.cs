using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Tests.Interpretation;
using static SymbolicBackprop.Generator.Tests.Ir.Sketch;

namespace SymbolicBackprop.Generator.Tests.Ir;

public class IrPrinterTests
{
    [Fact]
    public void A_loop_shows_its_carried_values_labels_and_rounds() => Assert.Equal(
        """
        Power(%0 x: double, %1 n: int) -> (double) @0
        {
            %2: int = 0()
            %3: int = 1()
            %4: double = 1()
            %10: double = loop(%5: int = %2, %6: double = %4) next @1 end @2 rounds %1
            {
                %7: bool = Less(%5, %1)
                if %7 @3
                {
                    exit @3()
                }
                else
                {
                    exit @2(%6)
                }
                %8: int = Add(%5, %3)
                %9: double = Multiply(%6, %0)
                exit @1(%8, %9)
            }
            exit @0(%10)
        }

        """,
        IrPrinter.Print(ControlFlowTests.Power()),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void Sources_and_recognised_functions_are_shown_beside_the_operations()
    {
        var function = Of("Sigmoid", [IrType.Double], s =>
        {
            var (x, upstream) = (s.Parameter(IrType.Double, "x"), s.Parameter(IrType.Double, "upstream"));
            var origin = new Origin("Math.Exp(-x)", 0, 5);
            s.From(origin);
            var y = s.Do("Exp", s.Do("Negate", x));
            s.From(origin.Reversed());
            return Go(s.Return, s.Do("Multiply", upstream, y));
        });
        Assert.Equal(
            """
            Sigmoid(%0 x: double, %1 upstream: double) -> (double) @0
            {
                %2: double = Negate(%0)  // Math.Exp(-x)
                %3: double = Exp(%2)  // Math.Exp(-x)
                %4: double = Multiply(%1, %3)  // ∂ Math.Exp(-x)
                exit @0(%4)
            }

            """,
            IrPrinter.Print(function),
            ignoreLineEndingDifferences: true);
        var recognized = (Let)function.Body.Instructions[1] with { DerivativeAs = new Recognized(new Primitive("Sigmoid"), [new Value(0)]) };
        Assert.Contains(
            "%3: double = Exp(%2) as Sigmoid(%0)  // Math.Exp(-x)",
            IrPrinter.Print(function with { Body = function.Body with { Instructions = [recognized] } }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Storage_blocks_and_the_variants_of_operations_are_told_apart()
    {
        var matrix = new MatrixType(IrType.Single);
        var array = new ArrayType(IrType.Int32);
        var function = Of("F", [matrix, IrType.Int32], s =>
        {
            var (w, a) = (s.Parameter(matrix, "w"), s.Parameter(array, "a"));
            var storage = s.Do(new Primitive("NewZeroLike"), array, a);
            var zero = s.Integer(0);
            var last = s.Block([IrType.Int32], end =>
            {
                var sum = s.Do(new CheckedArithmetic("Add"), IrType.Int32, s.Load(a, zero), zero);
                s.Effect("Store", storage, zero, sum);
                return Go(end, sum);
            });
            return Go(s.Return, s.Do(new MatrixProduct(TransposeLeft: true, TransposeRight: false), matrix, w, w), last[0]);
        });
        Assert.Equal(
            """
            F(%0 w: Matrix<float>, %1 a: int[]) -> (Matrix<float>, int) @0
            {
                %2: int[] = NewZeroLike(%1)
                %3: int = 0()
                %6: int = block @1
                {
                    %4: int = Load(%1, %3)
                    %5: int = Add.Checked(%4, %3)
                    Store(%2, %3, %5)
                    exit @1(%5)
                }
                %7: Matrix<float> = MatrixProduct.TransposeLeft(%0, %0)
                exit @0(%7, %6)
            }

            """,
            IrPrinter.Print(function),
            ignoreLineEndingDifferences: true);
    }
}
