using static SymbolicBackprop.Generator.Operations.Notation;
using static SymbolicBackprop.Generator.Operations.VectorAlgebra;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>
/// The derivatives of y = s₁·p + s₂·q with s₁ = sin((1−t)ω)/sin ω, s₂ = ±sin(tω)/sin ω and cos ω = |p·q|, the sign that of p·q. As the
/// platform does, the weights are taken to be 1−t and ±t where ω is hardly an angle.
/// </summary>
internal sealed class Slerp
{
    /// <summary>How near to 1 a cosine belongs to no angle.</summary>
    private const double Epsilon = 1e-6;

    private readonly Term _first;
    private readonly Term _second;
    private readonly Term _time;
    private readonly Term _sign;
    private readonly Term _isNear;
    private readonly Term _angle;
    private readonly Term _sine;

    public Slerp(Operands x)
    {
        (_first, _second, _time) = (x[0], x[1], x[2]);
        var cosine = Dot(_first, _second);
        _sign = Select(cosine < cosine.Constant(0), cosine.Constant(-1), cosine.Constant(1));
        _isNear = cosine * _sign > cosine.Constant(1 - Epsilon);
        _angle = (cosine * _sign).Apply("Acos");
        _sine = Sin(_angle);
    }

    public Term AdjointOf(int operand, Term g) => (g * Weight(operand)) + (Other(operand) * (Dot(g, AlongAngle()) * PerCosine()));

    public Term TangentOf(int operand, Term d) => (d * Weight(operand)) + (AlongAngle() * (Dot(d, Other(operand)) * PerCosine()));

    /// <summary>How the result moves with t.</summary>
    public Term AlongTime() =>
        (_first * Near(_time.Constant(-1), -(_angle * Cos((1 - _time) * _angle) / _sine)))
        + (_second * (_sign * Near(_time.Constant(1), _angle * Cos(_time * _angle) / _sine)));

    private Term Other(int operand) => operand == 0 ? _second : _first;

    private Term Weight(int operand) => operand == 0
        ? Near(1 - _time, Sin((1 - _time) * _angle) / _sine)
        : _sign * Near(_time, Sin(_time * _angle) / _sine);

    /// <summary>How the result moves with ω.</summary>
    private Term AlongAngle() => (_first * AlongAngle(1 - _time)) + (_second * (_sign * AlongAngle(_time)));

    /// <summary>d/dω sin(τω)/sin ω.</summary>
    private Term AlongAngle(Term share) => Near(
        share.Constant(0), ((share * Cos(share * _angle) * _sine) - (Sin(share * _angle) * Cos(_angle))) / (_sine * _sine));

    /// <summary>dω/d(p·q).</summary>
    private Term PerCosine() => Near(_sine.Constant(0), -(_sign / _sine));

    private Term Near(Term whenNear, Term otherwise) => Select(_isNear, whenNear, otherwise);
}
