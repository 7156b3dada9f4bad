using System.Text;
using SymbolicBackprop.Data;

namespace SymbolicBackprop.Tests.Data;

public sealed class SafetensorsRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Numbers_of_every_type_and_shape_come_back_with_their_bits()
    {
        var writer = new SafetensorsWriter { Metadata = { ["program"] = "test", ["größe"] = "naïve \"quoted\"\n" } };
        float[] matrix = [1, -0.0f, float.NaN, float.PositiveInfinity, float.Epsilon, 6];
        double[] vector = [Math.PI, -0.0, double.NegativeInfinity];
        writer.Add("matrix", ParameterLeaf.Of(matrix.AsSpan(), ParameterShape.Matrix(2, 3)));
        writer.Add("vector", ParameterLeaf.Of(vector.AsSpan(), ParameterShape.Array(3)));
        writer.Add("number", ParameterLeaf.Of(new[] { 2.5f }.AsSpan(), ParameterShape.Number));
        writer.Add("empty", ParameterLeaf.Of(Array.Empty<float>().AsSpan(), ParameterShape.Matrix(0, 5)));
        writer.Add("step", new long[] { long.MinValue, 7 });
        writer.Add("state", new[] { ulong.MaxValue });
        writer.Save(_folder.FileName("x"));

        var file = SafetensorsFile.Read(_folder.FileName("x"));
        Assert.True(file.HasChecksum);
        Assert.Equal([new("größe", "naïve \"quoted\"\n"), new("program", "test")], file.Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal));
        Assert.Equal(
            ["empty F32 [0, 5]", "matrix F32 [2, 3]", "number F32 []", "state U64 [1]", "step I64 [2]", "vector F64 [3]"],
            file.Tensors.Select(entry => $"{entry.Key} {entry.Value}").Order(StringComparer.Ordinal));
        var matrixRead = new float[6];
        var vectorRead = new double[3];
        var number = new float[1];
        var step = new long[2];
        var state = new ulong[1];
        file.CopyTo("matrix", ParameterLeaf.Of(matrixRead.AsSpan(), ParameterShape.Matrix(2, 3)));
        file.CopyTo("vector", ParameterLeaf.Of(vectorRead.AsSpan(), ParameterShape.Array(3)));
        file.CopyTo("number", ParameterLeaf.Of(number.AsSpan(), ParameterShape.Number));
        file.CopyTo("empty", ParameterLeaf.Of(Array.Empty<float>().AsSpan(), ParameterShape.Matrix(0, 5)));
        file.CopyTo("step", step);
        file.CopyTo("state", state);
        Assert.Equal(matrix.Select(BitConverter.SingleToInt32Bits), matrixRead.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(vector.Select(BitConverter.DoubleToInt64Bits), vectorRead.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(2.5f, number[0]);
        Assert.Equal([long.MinValue, 7], step);
        Assert.Equal([ulong.MaxValue], state);
    }

    [Fact]
    public void A_file_made_by_hand_is_read()
    {
        var path = _folder.FileWith("x", SafetensorsBytes.Of(
            """{"b":{"data_offsets":[8,16],"shape":[1],"dtype":"F64"},"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}   """,
            0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0xF8, 0x3F));
        var file = SafetensorsFile.Read(path);
        Assert.False(file.HasChecksum);
        Assert.Equal("pt", file.Metadata["format"]);
        var a = new float[2];
        var b = new double[1];
        file.CopyTo("a", ParameterLeaf.Of(a.AsSpan(), ParameterShape.Matrix(2, 1)));
        file.CopyTo("b", ParameterLeaf.Of(b.AsSpan(), ParameterShape.Array(1)));
        Assert.Equal([1, -2], a);
        Assert.Equal([1.5], b);
    }

    [Fact]
    public void The_bytes_are_those_of_the_format_and_independent_of_the_order_of_adding()
    {
        byte[] Written(params string[] names)
        {
            var writer = new SafetensorsWriter { Metadata = { ["k"] = "v" } };
            foreach (var name in names)
            {
                if (name == "long")
                    writer.Add(name, new long[] { 1 });
                else
                    writer.Add(name, ParameterLeaf.Of(new[] { 1f }.AsSpan(), ParameterShape.Array(1)));
            }

            writer.Save(_folder.FileName("x"));
            return File.ReadAllBytes(_folder.FileName("x"));
        }

        var bytes = Written("b", "long", "a");
        Assert.Equal(bytes, Written("a", "b", "long"));
        var headerLength = BitConverter.ToInt32(bytes, 0);
        Assert.Equal(0, headerLength % 8);
        Assert.Equal(8 + headerLength + 16, bytes.Length);
        var header = Encoding.UTF8.GetString(bytes, 8, headerLength);
        Assert.Matches("""^\{"__metadata__":\{"symbolicbackprop.checksum":"SHA-256 of the file with these digits as zeros: [0-9a-f]{64}","k":"v"\},""", header);
        Assert.EndsWith(
            ""","long":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},"b":{"dtype":"F32","shape":[1],"data_offsets":[12,16]}}""",
            header.TrimEnd(' '), StringComparison.Ordinal);
        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x3F, 0, 0, 0x80, 0x3F], bytes[^16..]);
    }

    [Fact]
    public void The_checksum_is_what_its_text_says()
    {
        var path = _folder.FileName("x");
        var writer = new SafetensorsWriter();
        writer.Add("a", new long[] { 3 });
        writer.Save(path);
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(path));
        var start = text.IndexOf("zeros: ", StringComparison.Ordinal) + "zeros: ".Length;
        var zeroed = Encoding.Latin1.GetBytes(text.Remove(start, 64).Insert(start, new string('0', 64)));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(zeroed)), text.Substring(start, 64));
    }

    [Fact]
    public void A_file_without_tensors_is_legal()
    {
        new SafetensorsWriter().Save(_folder.FileName("x"));
        Assert.Empty(SafetensorsFile.Read(_folder.FileName("x")).Tensors);
        Assert.Empty(SafetensorsFile.Read(_folder.FileWith("y", SafetensorsBytes.Of("{}"))).Tensors);
    }

    [Fact]
    public void Weights_come_back_leaf_by_leaf()
    {
        var weights = new Weights([1, 2, 3, 4], [5, 6]);
        var writer = new SafetensorsWriter();
        writer.AddParameters("model.", ref weights);
        weights.Bias[0] = 100; // the writer holds a copy
        writer.Add("optimizer.step", new long[] { 9 });
        writer.Save(_folder.FileName("x"));
        var read = new Weights(new float[4], new double[2]);
        SafetensorsFile.Read(_folder.FileName("x")).CopyToParameters("model.", ref read);
        Assert.Equal([1, 2, 3, 4], read.Kernel);
        Assert.Equal([5, 6], read.Bias);
    }

    [Fact]
    public void Weights_of_another_shape_are_refused_before_any_number_is_written()
    {
        var path = _folder.FileName("x");
        var weights = new Weights([1, 2, 3, 4], [5, 6]);
        var writer = new SafetensorsWriter();
        writer.AddParameters("", ref weights);
        writer.Add("extra.step", new long[] { 9 });
        writer.Save(path);
        var other = new Weights(new float[4], new double[3]);
        Refusal.Of(path, "tensor Bias is F64 [2], expected F64 [3]", () => SafetensorsFile.Read(path).CopyToParameters("", ref other));
        Assert.Equal(new float[4], other.Kernel);
        var same = new Weights(new float[4], new double[2]);
        Refusal.Of(path, "tensor extra.step of I64 [1] for which there is no place", () => SafetensorsFile.Read(path).CopyToParameters("", ref same));
        Assert.Equal(new float[4], same.Kernel);
    }

    /// <summary>What the generator would write for weights of a 2×n matrix and an array.</summary>
    private sealed record Weights(float[] Kernel, double[] Bias) : IParameters<Weights>
    {
        public int LeafCount => 2;

        public string LeafName(int index) => index == 0 ? nameof(Kernel) : nameof(Bias);

        public Weights ZeroLike() => new(new float[Kernel.Length], new double[Bias.Length]);

        public static ParameterLeaf Leaf(ref Weights self, int index) => index == 0
            ? ParameterLeaf.Of(self.Kernel.AsSpan(), ParameterShape.Matrix(2, self.Kernel.Length / 2))
            : ParameterLeaf.Of(self.Bias.AsSpan(), ParameterShape.Array(self.Bias.Length));
    }
}
