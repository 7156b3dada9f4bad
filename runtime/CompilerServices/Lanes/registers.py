"""Writes the registers in this folder: LanesN.cs, one register of N bits, and LanePairN.cs, two of them side by side. They differ in the
type of a register, and in how many there are; a common type with a register as its parameter would be one more call for the just-in-time
compiler to inline in each operation, and it inlines only so many.

    python3 registers.py
"""
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent
SETS = {512: "AVX-512", 256: "AVX2", 128: "those that every machine has"}
INLINE = "    [MethodImpl(MethodImplOptions.AggressiveInlining)]\n"
CALLED = "    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]\n"
SKIPPING = "    [MethodImpl(MethodImplOptions.AggressiveInlining), SkipLocalsInit]\n"
DOCUMENTED = "    /// <inheritdoc />\n"

# The formulas of the exponent and the significand, in integers: half a unit more in the significand carries into the exponent from 1½ on.
EXPONENT = "(({V}.ShiftRightLogical({{x}}.As{int}() + {V}.Create({half}), {bits}) | {V}.Create({power}).As{int}()).As{real}() - {V}.Create({power} + {bias})).As<{number}, T>()"
SIGNIFICAND = "({{x}}.As{int}() - (({{x}}.As{int}() + {V}.Create({half})) & {V}.Create({field})) + {V}.Create({one}).As{int}()).As<{integer}, T>()"
POWER = "{V}.ShiftLeft(({{n}}.As{real}() + {V}.Create({magic} + {bias})).As{int}(), {bits}).As<{integer}, T>()"
DOUBLE = dict(number="double", real="Double", int="Int64", integer="long", bits=52, bias="1023", half="1L << 51", power="4503599627370496.0", magic="6755399441055744.0", field="0x7FF0_0000_0000_0000L", one="1.0")
SINGLE = dict(number="float", real="Single", int="Int32", integer="int", bits=23, bias="127", half="1 << 22", power="8388608.0f", magic="12582912.0f", field="0x7F80_0000", one="1.0f")


class Register:
    """The text of one type."""

    def __init__(self, bits, count):
        self.bits = bits
        self.vector = f"Vector{bits}"
        self.fields = ["value"] if count == 1 else ["first", "second"]
        self.name = f"Lanes{bits}" if count == 1 else f"LanePair{bits}"
        self.type = f"{self.name}<T>"
        self.members = []

    def made(self, formula, parameters):
        """A register of which each field is computed by the formula from the same field of the parameters."""
        fields = []
        for field in self.fields:
            operands = {parameter: f"{parameter}._{field}" for parameter in parameters}
            fields.append(f"_{field} = {formula.format(**operands)}")
        return f"new() {{ {', '.join(fields)} }}"

    def add(self, text):
        self.members.append(text)

    def operation(self, name, parameters, formula, note=""):
        """An operation of each lane; a pair of formulas is one for doubles and one for floats."""
        if isinstance(formula, tuple):
            body = f"typeof(T) == typeof(double)\n        ? {self.made(formula[0], parameters)}\n        : {self.made(formula[1], parameters)}"
        else:
            body = self.made(formula, parameters)
        declared = ", ".join(f"{self.type} {parameter}" for parameter in parameters)
        self.add(DOCUMENTED + note + INLINE + f"    public static {self.type} {name}({declared}) => {body};\n")

    def of_vector(self, name, *parameters):
        self.operation(name, parameters, f"{self.vector}.{name}({', '.join('{' + parameter + '}' for parameter in parameters)})")

    def of_numbers(self, name, *parameters):
        """A function that Vector has for doubles and for floats, and not for any number."""
        formulas = []
        for real, number in (("Double", "double"), ("Single", "float")):
            operands = ", ".join("{" + parameter + "}" + f".As{real}()" for parameter in parameters)
            formulas.append(f"{self.vector}.{name}({operands}).As<{number}, T>()")
        self.operation(name, parameters, tuple(formulas))

    def bits_formula(self, template):
        return tuple(template.format(V=self.vector, **kind) for kind in (DOUBLE, SINGLE))

    def repeated(self, declaration, setup):
        """The same in every lane."""
        body = ", ".join(f"_{field} = every" for field in self.fields)
        self.add(DOCUMENTED + INLINE + f"    public static {declaration}\n    {{\n        var every = {setup};\n        return new() {{ {body} }};\n    }}\n")

    def place(self, position):
        return "index" if position == 0 else f"index + {self.vector}<T>.Count"

    def memory(self):
        loads = [f"_{field} = {self.vector}.Create(source.Slice({self.place(k)}, {self.vector}<T>.Count))" for k, field in enumerate(self.fields)]
        self.add(DOCUMENTED + INLINE + f"    public static {self.type} Load(ReadOnlySpan<T> source, int index) => new() {{ {', '.join(loads)} }};\n")
        stores = [f"value._{field}.CopyTo(destination.Slice({self.place(k)}, {self.vector}<T>.Count))" for k, field in enumerate(self.fields)]
        declaration = f"    public static void Store({self.type} value, Span<T> destination, int index)"
        if len(stores) == 1:
            self.add(DOCUMENTED + INLINE + f"{declaration} => {stores[0]};\n")
        else:
            self.add(DOCUMENTED + INLINE + f"{declaration}\n    {{\n" + "".join(f"        {store};\n" for store in stores) + "    }\n")

    def algebra(self):
        vector = self.vector
        self.repeated(f"implicit operator {self.type}(T value)", f"{vector}.Create(value)")
        self.repeated(f"{self.type} Constant(double value)", f"typeof(T) == typeof(double) ? {vector}.Create(value).As<double, T>() : {vector}.Create((float)value).As<float, T>()")
        self.repeated(f"{self.type} Mask(bool value)", f"value ? {vector}<T>.AllBitsSet : {vector}<T>.Zero")
        for operator in "+-*/":
            self.operation(f"operator {operator}", ("left", "right"), f"{{left}} {operator} {{right}}")
        self.operation("operator -", ("value",), "-{value}")
        for operator, name in (("<", "LessThan"), ("<=", "LessThanOrEqual"), (">", "GreaterThan"), (">=", "GreaterThanOrEqual")):
            self.operation(f"operator {operator}", ("left", "right"), f"{vector}.{name}({{left}}, {{right}})")
        self.operation("Equal", ("left", "right"), f"{vector}.Equals({{left}}, {{right}})")
        for operator in "&|^":
            self.operation(f"operator {operator}", ("left", "right"), f"{{left}} {operator} {{right}}")
        self.operation("operator ~", ("value",), "~{value}")
        self.operation("Select", ("mask", "whenTrue", "whenFalse"), f"{vector}.ConditionalSelect({{mask}}, {{whenTrue}}, {{whenFalse}})")
        mask = " | ".join(f"mask._{field}" for field in self.fields)
        self.add(DOCUMENTED + INLINE + f"    public static bool Any({self.type} mask) => {vector}.ExtractMostSignificantBits({mask}) != 0;\n")

    def functions(self):
        vector = self.vector
        self.of_vector("Sqrt", "x")
        self.of_vector("Abs", "x")
        self.of_vector("Max", "left", "right")
        self.of_vector("Min", "left", "right")
        self.operation("AtMost", ("x", "high"), f"{vector}.MinNative({{high}}, {{x}})")
        self.operation("Limit", ("x", "low", "high"), f"{vector}.MinNative({{high}}, {vector}.MaxNative({{low}}, {{x}}))")
        for name in ("Floor", "Ceiling", "Truncate", "Round"):
            self.of_numbers(name, "x")
        self.of_numbers("FusedMultiplyAdd", "a", "b", "c")
        self.of_vector("CopySign", "magnitude", "sign")

    def exponents(self):
        self.operation("PowerOfTwo", ("n",), self.bits_formula(POWER), f"    // The low bits of n plus 1.5·2^(fraction bits) are n as an integer: with the bias, moved into the exponent.\n")
        carried = "    // Half a unit more in the significand carries into the exponent from 1½ on; that as the low bits of 2^(fraction bits), which is taken away again.\n"
        moved = "    // Less as many units of the exponent as the power of two has.\n"
        self.operation("ExponentOf", ("x",), self.bits_formula(EXPONENT), carried)
        self.operation("SignificandOf", ("x",), self.bits_formula(SIGNIFICAND), moved)
        if self.bits == 512:
            scale = [self.made(f"Avx512F.Scale({{x}}.As{real}(), {{n}}.As{real}()).As<{number}, T>()", ("x", "n")) for real, number in (("Double", "double"), ("Single", "float"))]
            self.add(DOCUMENTED + INLINE + f"    public static {self.type} Scale({self.type} x, {self.type} n) => !Avx512F.IsSupported ? LaneScaling<{self.type}, T>.Scale(x, n)\n"
                     f"        : typeof(T) == typeof(double) ? {scale[0]}\n        : {scale[1]};\n")

    def calls(self):
        """Functions that are not inlined."""
        for interface, parameters in (("ILaneKernel", ("x",)), ("IBinaryLaneKernel", ("x", "y"))):
            declared = ", ".join(f"{self.type} {parameter}" for parameter in parameters)
            names = {(parameter, field): parameter if len(self.fields) == 1 else f"{parameter}{field.capitalize()}" for parameter in parameters for field in self.fields}
            names = {key: "value" if name == "x" else "other" if name == "y" else name for key, name in names.items()}
            copies = "".join(f"        var {name} = {parameter}._{field};\n" for (parameter, field), name in names.items())
            passed = ", ".join(f"ref {name}" for name in names.values())
            result = ", ".join(f"_{field} = {names[('x', field)]}" for field in self.fields)
            self.add(DOCUMENTED + SKIPPING + f"    public static {self.type} Call<TKernel>({declared})\n        where TKernel : struct, {interface}\n    {{\n"
                     f"{copies}        Replace<TKernel>({passed});\n        return new() {{ {result} }};\n    }}\n")
        note = ("    // What is called works on registers and not on the structs around them, which would be copied in pieces: to read a whole one behind\n"
                "    // that waits for all of them. It finds them where the caller keeps all that it needs behind the call, so that one place of the stack\n"
                "    // suits them all.\n")
        for interface, parameters in (("ILaneKernel", ("x",)), ("IBinaryLaneKernel", ("x", "y"))):
            names = {(parameter, field): parameter if len(self.fields) == 1 else f"{parameter}{field.capitalize()}" for parameter in parameters for field in self.fields}
            declared = ", ".join(f"ref {self.vector}<T> {name}" for name in names.values())
            operands = ", ".join("new() { " + ", ".join(f"_{field} = {names[(parameter, field)]}" for field in self.fields) + " }" for parameter in parameters)
            stores = "".join(f"        {names[('x', field)]} = result._{field};\n" for field in self.fields)
            first = next(iter(names.values()))
            self.add(note + CALLED + f"    private static void Replace<TKernel>({declared})\n        where TKernel : struct, {interface}\n    {{\n"
                     f"        StackAlignment.Observe(ref {first});\n        var result = TKernel.Of<{self.type}, T>({operands});\n{stores}    }}\n")
            note = ""

    def write(self):
        self.memory()
        self.algebra()
        self.functions()
        self.exponents()
        self.calls()
        usings = ["System.ComponentModel", "System.Numerics", "System.Runtime.CompilerServices", "System.Runtime.Intrinsics"] + (["System.Runtime.Intrinsics.X86"] if self.bits == 512 else [])
        if len(self.fields) == 1:
            summary = f"/// <summary>Registers of {self.bits} bits: {SETS[self.bits]}.</summary>\n"
            count = f"{self.vector}<T>.Count"
        else:
            summary = (f"/// <summary>\n/// Pairs of registers of {self.bits} bits that go through the same operations side by side. An operation takes its time after the one before\n"
                       "/// it, and a register by itself waits for that; what is done with the other one meanwhile costs nothing.\n/// </summary>\n")
            count = f"2 * {self.vector}<T>.Count"
        fields = "".join(f"    private {self.vector}<T> _{field};\n" for field in self.fields)
        text = (
            "".join(f"using {using};\n" for using in usings)
            + "\n#pragma warning disable CA1000 // The static members are those of the interface, and are called through a type parameter.\n"
            + "\nnamespace SymbolicBackprop.CompilerServices;\n\n// Made by registers.py.\n\n"
            + summary
            + '/// <typeparam name="T">The number: <c>double</c> or <c>float</c>.</typeparam>\n[EditorBrowsable(EditorBrowsableState.Never)]\n'
            + f"public struct {self.type} : ILanes<{self.type}, T>\n    where T : unmanaged, IBinaryFloatingPointIeee754<T>\n{{\n"
            + "    // Set by initializers and not by a constructor, which would be one more call for the just-in-time compiler to inline in each operation.\n"
            + fields
            + f"\n    /// <inheritdoc />\n    public static int Count => {count};\n\n"
            + "\n".join(self.members)
            + "}\n"
        )
        (FOLDER / f"{self.name}.cs").write_text(text, encoding="utf-8", newline="\n")


for width in SETS:
    for registers in (1, 2):
        Register(width, registers).write()
