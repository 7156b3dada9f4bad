namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Steps through time.</summary>
internal static partial class Integrators
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double EulerDecay(double start, [Domain(0.1, 1)] double rate)
    {
        const int Steps = 20;
        var y = start;
        for (var step = 0; step < Steps; step++)
            y -= rate * y / Steps;
        return y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LogisticMap([Domain(0.2, 0.8)] double x, [Domain(2.5, 3.5)] double growth)
    {
        for (var i = 0; i < 8; i++)
            x = growth * x * (1 - x);
        return x;
    }

    /// <summary>A pendulum by the classical Runge–Kutta method, in scalars.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static (double Angle, double Velocity) Pendulum([Domain(-1, 1)] double angle, [Domain(-1, 1)] double velocity, [Domain(0.5, 2)] double length)
    {
        const double Step = 0.05;
        var pull = -9.81 / length;
        for (var i = 0; i < 10; i++)
        {
            var a1 = velocity;
            var v1 = pull * Math.Sin(angle);
            var a2 = velocity + Step / 2 * v1;
            var v2 = pull * Math.Sin(angle + Step / 2 * a1);
            var a3 = velocity + Step / 2 * v2;
            var v3 = pull * Math.Sin(angle + Step / 2 * a2);
            var a4 = velocity + Step * v3;
            var v4 = pull * Math.Sin(angle + Step * a3);
            angle += Step / 6 * (a1 + 2 * a2 + 2 * a3 + a4);
            velocity += Step / 6 * (v1 + 2 * v2 + 2 * v3 + v4);
        }

        return (angle, velocity);
    }

    [Differentiable(Derivatives.Tangent)]
    public static void LorenzRates(ReadOnlySpan<double> state, double sigma, double rho, double beta, Span<double> rates)
    {
        rates[0] = sigma * (state[1] - state[0]);
        rates[1] = state[0] * (rho - state[2]) - state[1];
        rates[2] = state[0] * state[1] - beta * state[2];
    }

    /// <summary>The same method over arrays: four arrays of rates and one of intermediate states are written again in every step.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Lorenz(double[] start, [Domain(8, 12)] double sigma, [Domain(20, 30)] double rho, [Domain(2, 3)] double beta)
    {
        const double Step = 0.01;
        var n = start.Length;
        var state = (double[])start.Clone();
        double[] k1 = new double[n], k2 = new double[n], k3 = new double[n], k4 = new double[n], between = new double[n];
        for (var step = 0; step < 15; step++)
        {
            LorenzRates(state, sigma, rho, beta, k1);
            for (var i = 0; i < n; i++)
                between[i] = state[i] + Step / 2 * k1[i];
            LorenzRates(between, sigma, rho, beta, k2);
            for (var i = 0; i < n; i++)
                between[i] = state[i] + Step / 2 * k2[i];
            LorenzRates(between, sigma, rho, beta, k3);
            for (var i = 0; i < n; i++)
                between[i] = state[i] + Step * k3[i];
            LorenzRates(between, sigma, rho, beta, k4);
            for (var i = 0; i < n; i++)
                state[i] += Step / 6 * (k1[i] + 2 * (k2[i] + k3[i]) + k4[i]);
        }

        return state[0] + state[1] * state[2];
    }

    /// <summary>Moves a planet by kick, drift, kick; position and velocity are left where it ends.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static void Leapfrog(
        [Domain(0.8, 1.2)] ref double x, [Domain(-0.2, 0.2)] ref double y, [Domain(-0.2, 0.2)] ref double vx, [Domain(0.8, 1.2)] ref double vy, [NoDerivative, Domain(0.01, 0.02)] double step)
    {
        for (var i = 0; i < 25; i++)
        {
            var cube = Math.Pow(x * x + y * y, 1.5);
            vx -= step / 2 * x / cube;
            vy -= step / 2 * y / cube;
            x += step * vx;
            y += step * vy;
            cube = Math.Pow(x * x + y * y, 1.5);
            vx -= step / 2 * x / cube;
            vy -= step / 2 * y / cube;
        }
    }

    /// <summary>The energy of the planet after its motion, by Verlet's positions of two times.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double KeplerEnergy([Domain(0.9, 1.1)] double x, [Domain(-0.1, 0.1)] double y, [Domain(-0.1, 0.1)] double vx, [Domain(0.9, 1.1)] double vy, [NoDerivative, Domain(0.001, 0.002)] double step)
    {
        for (var i = 0; i < 200; i++)
        {
            var inverseCube = 1 / Math.Pow(x * x + y * y, 1.5);
            var (ax, ay) = (-x * inverseCube, -y * inverseCube);
            x += vx * step + 0.5 * ax * step * step;
            y += vy * step + 0.5 * ay * step * step;
            inverseCube = 1 / Math.Pow(x * x + y * y, 1.5);
            vx += 0.5 * step * (ax - x * inverseCube);
            vy += 0.5 * step * (ay - y * inverseCube);
        }

        return 0.5 * (vx * vx + vy * vy) - 1 / Math.Sqrt(x * x + y * y);
    }

    /// <summary>Foxes and rabbits, by explicit Euler with both old values.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LotkaVolterra([Domain(0.5, 2)] double prey, [Domain(0.5, 2)] double predators, [Shape(4), Domain(0.5, 1.5)] ReadOnlySpan<double> rates)
    {
        const double Step = 0.02;
        for (var i = 0; i < 30; i++)
        {
            (prey, predators) = (
                prey + Step * (rates[0] * prey - rates[1] * prey * predators),
                predators + Step * (rates[2] * prey * predators - rates[3] * predators));
        }

        return prey * predators;
    }

    /// <summary>Heun's method with a step that follows the error: how many steps there are depends on the data, and so do the steps.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double AdaptiveSteps([Domain(0.5, 1.5)] double start, [Domain(0.5, 1.5)] double rate)
    {
        double time = 0, y = start, step = 0.1;
        while (time < 1)
        {
            if (time + step > 1)
                step = 1 - time;
            var first = -rate * y * y + Math.Cos(time);
            var euler = y + step * first;
            var second = -rate * euler * euler + Math.Cos(time + step);
            var heun = y + step / 2 * (first + second);
            var error = Math.Abs(heun - euler);
            if (error > 0.01)
            {
                step /= 2;
                continue;
            }

            time += step;
            y = heun;
            step *= 0.9 * Math.Sqrt(0.01 / error);
        }

        return y;
    }

    /// <summary>Three bodies in the plane; positions and velocities lie behind one another.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NBodyEnergy([Shape(6), Domain(-1, 1)] double[] positions, [Shape(6), Domain(-0.5, 0.5)] double[] velocities, [Shape(3), Domain(0.5, 1.5)] double[] masses)
    {
        const double Step = 0.01, Softening = 0.2;
        var q = (double[])positions.Clone();
        var v = (double[])velocities.Clone();
        var n = masses.Length;
        for (var step = 0; step < 5; step++)
        {
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    if (i == j)
                        continue;
                    var (dx, dy) = (q[2 * j] - q[2 * i], q[2 * j + 1] - q[2 * i + 1]);
                    var pull = Step * masses[j] / Math.Pow(dx * dx + dy * dy + Softening, 1.5);
                    v[2 * i] += pull * dx;
                    v[2 * i + 1] += pull * dy;
                }
            }

            for (var i = 0; i < 2 * n; i++)
                q[i] += Step * v[i];
        }

        var energy = 0.0;
        for (var i = 0; i < n; i++)
        {
            energy += 0.5 * masses[i] * (v[2 * i] * v[2 * i] + v[2 * i + 1] * v[2 * i + 1]);
            for (var j = 0; j < i; j++)
            {
                var (dx, dy) = (q[2 * j] - q[2 * i], q[2 * j + 1] - q[2 * i + 1]);
                energy -= masses[i] * masses[j] / Math.Sqrt(dx * dx + dy * dy + Softening);
            }
        }

        return energy;
    }

    /// <summary>Backward Euler, each step solved by Newton's method until it moves no more than a tolerance.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BackwardEuler([Domain(0.5, 2)] double y, [Domain(1, 5)] double stiffness)
    {
        const double Step = 0.1;
        for (var step = 0; step < 5; step++)
        {
            var next = y;
            for (var iteration = 0; iteration < 50; iteration++)
            {
                var residual = next - y + Step * stiffness * next * next * next;
                var correction = residual / (1 + 3 * Step * stiffness * next * next);
                next -= correction;
                if (Math.Abs(correction) < 1e-12)
                    break;
            }

            y = next;
        }

        return y;
    }

    /// <summary>Heat on a rod: the new temperatures need the old ones of the neighbours, so one is kept.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static void Diffuse([Shape(6)] Span<double> temperature, [Domain(0.1, 0.4)] double conductivity)
    {
        for (var step = 0; step < 4; step++)
        {
            var left = temperature[0];
            for (var i = 1; i < temperature.Length - 1; i++)
            {
                var here = temperature[i];
                temperature[i] += conductivity * (left - 2 * here + temperature[i + 1]);
                left = here;
            }
        }
    }

    /// <summary>A ball that bounces: the state jumps where it hits the floor.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BouncingBall([Domain(1, 2)] double height, [Domain(0.6, 0.9)] double restitution)
    {
        const double Step = 0.01;
        var velocity = 0.0;
        for (var time = 0.0; time < 1; time += Step)
        {
            velocity -= 9.81 * Step;
            height += velocity * Step;
            if (height < 0)
            {
                height = -restitution * height;
                velocity = -restitution * velocity;
            }
        }

        return height + 0.1 * velocity;
    }
}
