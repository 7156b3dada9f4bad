namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Loops in loops.</summary>
internal static partial class NestedLoops
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Power(double x, [Domain(0, 3)] int rows, [Domain(0, 3)] int columns)
    {
        var p = 1.0;
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                p *= x;
        }

        return p;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Triangle(double x, [Domain(0, 4)] int n)
    {
        var s = x;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
                s += x * s / (1 + i + j);
            s *= 0.5;
        }

        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Triple(double x, double y)
    {
        var s = 0.0;
        for (var i = 0; i < 2; i++)
        {
            var a = x + i;
            for (var j = 0; j < 3; j++)
            {
                a *= y;
                for (var k = j; k < 3; k++)
                    s = 0.5 * s + a * k;
            }
        }

        return s;
    }

    /// <summary>yᵀ·A·x of a matrix that is stored by rows.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BilinearForm([Shape(6)] double[] a, double[] x, [Shape(2)] double[] y)
    {
        var sum = 0.0;
        for (var i = 0; i < y.Length; i++)
        {
            var row = 0.0;
            for (var j = 0; j < x.Length; j++)
                row += a[i * x.Length + j] * x[j];
            sum += y[i] * row;
        }

        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double PairwiseDistances([Shape(4)] double[] x)
    {
        var energy = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = i + 1; j < x.Length; j++)
            {
                var d = x[i] - x[j];
                energy += 1 / Math.Sqrt(d * d + 0.1);
            }
        }

        return energy;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WhileInFor(double x, [Domain(0, 4)] int n)
    {
        var s = x;
        for (var i = 0; i < n; i++)
        {
            var j = i;
            while (j > 0)
            {
                s += x / j;
                j /= 2;
            }

            s *= x;
        }

        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double DoInWhile(double x, [Domain(0, 3)] int n)
    {
        var s = 1.0;
        while (n > 0)
        {
            var j = 0;
            do
            {
                s = Math.Cos(s * x);
                j++;
            }
            while (j < n);
            n--;
        }

        return s;
    }

    /// <summary>Each round starts with a variable of its own.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OwnAccumulators(double[] x, [Domain(1, 4)] int order)
    {
        var product = 1.0;
        foreach (var element in x)
        {
            double power = 1, series = 0;
            for (var k = 1; k <= order; k++)
            {
                power *= element;
                series += power / k;
            }

            product *= 1 + series * series;
        }

        return product;
    }

    /// <summary>A polynomial in two variables whose coefficients are stored by rows.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double HornerTwice([Shape(6)] ReadOnlySpan<double> coefficients, double x, double y)
    {
        var outer = 0.0;
        for (var i = 1; i >= 0; i--)
        {
            var inner = 0.0;
            for (var j = 2; j >= 0; j--)
                inner = inner * y + coefficients[3 * i + j];
            outer = outer * x + inner;
        }

        return outer;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ConditionalInner(double x, double y, [Domain(0, 4)] int n)
    {
        var s = x;
        for (var i = 0; i < n; i++)
        {
            if (s * y > 0)
            {
                for (var j = 0; j < i; j++)
                    s -= y * s * 0.25;
            }
            else
            {
                s += y * y;
            }
        }

        return s;
    }

    /// <summary>What is read of the vector is the same for every row, and another one in every step.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SumOfIteratedProducts([Shape(4)] double[] matrix, [Shape(2)] double[] start)
    {
        var x = new double[2];
        var product = new double[2];
        for (var i = 0; i < 2; i++)
            x[i] = start[i];
        for (var step = 0; step < 3; step++)
        {
            for (var i = 0; i < 2; i++)
            {
                product[i] = 0;
                for (var j = 0; j < 2; j++)
                    product[i] += matrix[2 * i + j] * Math.Sin(x[j]);
            }

            for (var i = 0; i < 2; i++)
                x[i] = product[i];
        }

        return x[0] * x[1];
    }

    /// <summary>What the inner loop reads is the same in all rows of a block, and overwritten between the blocks and within one of the loops.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OverwrittenBetweenRows([Shape(3)] double[] values)
    {
        var a = (double[])values.Clone();
        var sum = 0.0;
        for (var block = 0; block < 2; block++)
        {
            for (var row = 0; row < 3; row++)
            {
                for (var i = 0; i < 3; i++)
                    sum += Math.Sin(a[i] * (row + 1));
            }

            for (var row = 0; row < 3; row++)
            {
                for (var i = 0; i < 3; i++)
                    sum += a[i] * a[i];
                a[row] *= a[(row + 1) % 3];
            }
        }

        return sum;
    }

    /// <summary>Any number of rows, also none: what is read of the vector is recorded before the loop over them.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SomeRowsOfProducts([Shape(9)] double[] matrix, [Shape(3)] double[] start, [Domain(0, 3)] int steps, [Domain(0, 3)] int rows)
    {
        var size = start.Length;
        var x = new double[size];
        var product = new double[size];
        for (var i = 0; i < size; i++)
            x[i] = start[i];
        for (var step = 0; step < steps; step++)
        {
            for (var i = 0; i < rows; i++)
            {
                var sum = 0.0;
                for (var j = 0; j < size; j++)
                {
                    if (j == i)
                        continue;
                    sum += matrix[i * size + j] * x[j];
                }

                product[i] = sum;
            }

            for (var i = 0; i < size; i++)
                x[i] += product[i];
        }

        return x[0] * x[1] * x[2];
    }

    /// <summary>What is read is the same in two loops around: for every column of every row.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SameInTwoLoops([Shape(3)] double[] start, [Domain(0, 2)] int rows, [Domain(0, 2)] int columns)
    {
        var size = start.Length;
        var x = new double[size];
        for (var i = 0; i < size; i++)
            x[i] = start[i];
        var sum = 0.0;
        for (var step = 0; step < 3; step++)
        {
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++)
                {
                    for (var i = 0; i < size; i++)
                        sum += x[i] * x[i] * (row + 2 * column + 1);
                }
            }

            for (var i = 0; i < size; i++)
                x[i] *= start[(i + 1) % size];
        }

        return sum;
    }

    /// <summary>There is nothing to read where the loops have no rounds.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NothingToRead([Shape(2)] double[] start, [Domain(0, 0)] int rows, [Domain(3, 5)] int count)
    {
        var x = new double[start.Length];
        for (var i = 0; i < start.Length; i++)
            x[i] = start[i];
        var sum = 1.0;
        for (var step = 0; step < 2; step++)
        {
            for (var row = 0; row < rows; row++)
            {
                for (var i = 0; i < count; i++)
                    sum += x[i] * x[i] * row;
            }

            x[0] *= x[1];
        }

        return sum * x[0];
    }

    /// <summary>The inner loop is left early: how many rounds it has had is another number in each round of both loops around it.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double RowsLeftEarly([Shape(4)] double[] values)
    {
        var a = (double[])values.Clone();
        var sum = 0.0;
        for (var step = 0; step < 3; step++)
        {
            for (var row = 0; row < 4; row++)
            {
                for (var i = 0; i < 4; i++)
                {
                    if (i > row)
                        break;
                    sum += a[i] * a[i] * a[i];
                }
            }

            for (var i = 0; i < 4; i++)
                a[i] = Math.Sin(a[i] + sum);
        }

        return sum;
    }

    /// <summary>The inner loop begins and ends elsewhere in each row.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double RowsOfATriangle([Shape(4)] double[] values)
    {
        var a = (double[])values.Clone();
        var sum = 0.0;
        for (var step = 0; step < 2; step++)
        {
            for (var row = 0; row < 4; row++)
            {
                for (var i = row; i < 4; i++)
                    sum += a[i] * a[i] * (row + 1);
            }

            for (var i = 0; i < 4; i++)
                a[i] = Math.Cos(a[i]) * sum;
        }

        return sum;
    }

    /// <summary>Four loops: what is read depends on the first and the last of them, or on the second and the last.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReadInSomeOfTheLoops([Shape(3)] double[] x, [Shape(2)] double[] y)
    {
        var a = (double[])x.Clone();
        var b = new double[2];
        var sum = 0.0;
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 2; j++)
            {
                for (var k = 0; k < 3; k++)
                {
                    for (var l = 0; l < 2; l++)
                        sum += Math.Exp(0.1 * a[l + 1]) * (b[l] * b[l] + 0.5 * k);
                }

                for (var l = 0; l < 2; l++)
                    b[l] += Math.Sin(y[l] * (j + 1) * a[0]);
            }

            for (var l = 0; l < 3; l++)
                a[l] = a[l] * sum * 0.1;
        }

        return sum;
    }

    /// <summary>A position in packed rows of a triangle moves on in the inner loop, and the element that a row is multiplied by is read there.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double PackedTriangle([Shape(6)] double[] packed, [Shape(4)] double[] x)
    {
        var product = (double[])x.Clone();
        var sum = 0.0;
        for (var times = 0; times < 2; times++)
        {
            var next = 0;
            for (var column = 0; column < x.Length; column++)
            {
                for (var row = column + 1; row < x.Length; row++)
                {
                    product[row] += packed[next] * x[column];
                    next++;
                }
            }

            for (var i = 0; i < x.Length; i++) sum += product[i] * product[i];
        }

        return sum;
    }

    /// <summary>What the inner loop reads of the outer one's element it has written itself, at first or in between.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReadOfWhatIsWritten([Shape(3)] double[] x)
    {
        var b = (double[])x.Clone();
        for (var i = 0; i < b.Length; i++)
        {
            for (var j = 0; j < b.Length; j++) b[j] += 0.5 * b[i] * b[i];
        }

        return b[0] * b[1] + b[2];
    }

    /// <summary>The same, where the writes go through another name of the array.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReadOfWhatIsWrittenThroughASpan([Shape(3)] double[] x)
    {
        var b = (double[])x.Clone();
        var view = b.AsSpan(1);
        for (var i = 0; i < b.Length; i++)
        {
            for (var j = 0; j < view.Length; j++) view[j] *= 1 + 0.25 * b[i];
        }

        return b[0] * b[1] + b[2];
    }

    /// <summary>Some rows have no element at all, and no row reads what only a longer array would have.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double RowsWithoutElements([Shape(3)] double[] x, [Shape(2)] double[] beyond)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < 2 * (i - 1); j++) sum += x[i] * x[i] * (j + 1);
            for (var j = 0; j < 1 - i; j++) sum += beyond[i] * Math.Sin(beyond[i]);
        }

        return sum;
    }

    /// <summary>A position moves by two in the inner loop and by one around it, and both loops may be left early.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double PositionOfTwoLoops([Shape(13)] double[] x)
    {
        var sum = 0.0;
        var position = 0;
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < i; j++)
            {
                sum += Math.Exp(0.1 * x[position]) * x[i];
                position += 2;
                if (position > 8)
                    break;
            }

            if (sum > 1e3)
                return sum;
            position++;
        }

        return sum + x[position];
    }

    /// <summary>A position moves on in some rounds only.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double PositionOfSomeRounds([Shape(6)] double[] x)
    {
        var sum = 0.0;
        var position = 0;
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                sum += x[position] * x[position] * x[i];
                if ((i + j) % 2 == 1)
                    position++;
            }
        }

        return sum;
    }

    /// <summary>What a round of the outer loop has computed is needed in some rounds of the inner one, and what it may not compute in none.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double FactorsOfSomeRounds([Shape(3)] double[] x, [Shape(3)] double[] y)
    {
        var sum = 0.0;
        for (var i = 0; i < 3; i++)
        {
            var factor = Math.Exp(0.2 * x[i]);
            if (i > 0)
            {
                var other = Math.Sin(factor * y[i]);
                for (var j = 0; j < 3; j++)
                {
                    if (j != i)
                        sum += factor * y[j] * y[j];
                    else
                        sum += other * factor * y[j];
                }
            }
        }

        return sum;
    }
}
