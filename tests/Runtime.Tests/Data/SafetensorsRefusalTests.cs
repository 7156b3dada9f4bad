using System.Text;
using SymbolicBackprop.Data;

namespace SymbolicBackprop.Tests.Data;

public sealed class SafetensorsRefusalTests : IDisposable
{
    private const string Eight = """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("{", "not valid JSON")]
    [InlineData(" {}", "does not begin with {")]
    [InlineData("[]", "should hold an object")]
    [InlineData("{}x", "not valid JSON")]
    [InlineData("""{"a":1}""", "tensor a as an object")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", "lacks")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", "lacks")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,9]}}""", "lacks")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}}""", "the field x")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "the field dtype, which is unknown or stands twice")]
    [InlineData("""{"a":{"dtype":"F16","shape":[4],"data_offsets":[0,8]}}""", "has dtype F16; only F32, F64, I64 and U64")]
    [InlineData("""{"a":{"dtype":3,"shape":[4],"data_offsets":[0,8]}}""", "a text for the dtype")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "the shape of tensor a")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", "the shape of tensor a")]
    [InlineData("""{"a":{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}}""", "the shape of tensor a")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,8]}}""", "the shape of tensor a")]
    [InlineData("""{"a":{"dtype":"F32","shape":[[2]],"data_offsets":[0,8]}}""", "not valid JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]}}""", "larger than any file")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "tensor a of F32 [3] needs 12 bytes but its offsets span 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "impossible offsets [8, 0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "begins at byte 4 of the data where 0 was expected")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "the file is too long")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "the file is truncated")]
    [InlineData("""{"a":{"dtype":"F32","shape":[200000000000],"data_offsets":[0,800000000000]}}""", "the file is truncated")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "tensor a stands twice")]
    [InlineData("""{"":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "empty name")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "not Unicode")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", "the metadata stands twice")]
    [InlineData("""{"__metadata__":{"k":"1","k":"2"}}""", "the metadata entry k stands twice")]
    [InlineData("""{"__metadata__":{"k":1}}""", "a text for the metadata entry k")]
    [InlineData("""{"__metadata__":[]}""", "the metadata as an object")]
    [InlineData("""{"__metadata__":{"symbolicbackprop.checksum":"1234"}}""", "the checksum is damaged")]
    [InlineData("""{"__metadata__":{"symbolicbackprop.checksul":"SHA-256 of the file with these digits as zeros: "}}""", "the checksum is damaged")]
    public void A_header_that_the_format_forbids_is_refused(string header, string reason)
    {
        var path = _folder.FileWith("x.safetensors", SafetensorsBytes.Of(header, new byte[8]));
        Refusal.Of(path, reason, () => SafetensorsFile.Read(path));
    }

    [Fact]
    public void The_header_that_the_refused_ones_depart_from_is_read() =>
        Assert.Single(SafetensorsFile.Read(_folder.FileWith("x", SafetensorsBytes.Of(Eight, new byte[8]))).Tensors);

    [Fact]
    public void A_header_that_is_not_UTF_8_is_refused()
    {
        var path = _folder.FileWith("x", SafetensorsBytes.Of(13, [(byte)'{', (byte)'"', 0xFF, .. "\":{}     }"u8], []));
        Refusal.Of(path, "header", () => SafetensorsFile.Read(path));
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_refused()
    {
        var path = _folder.FileName("missing.safetensors");
        Refusal.Of(path, "the file does not exist", () => SafetensorsFile.Read(path));
        Refusal.Of(_folder.Path, "is a folder", () => SafetensorsFile.Read(_folder.Path));
        var deep = Path.Combine(_folder.Path, "no", "x");
        Refusal.Of(deep, "the folder does not exist", () => SafetensorsFile.Read(deep));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(30)]
    [InlineData(-1)]
    public void A_truncated_file_is_refused(int length)
    {
        var bytes = SafetensorsBytes.Of(Eight, new byte[8]);
        var path = _folder.FileWith("x", bytes[..(length < 0 ? bytes.Length + length : length)]);
        Refusal.Of(path, "the file is truncated", () => SafetensorsFile.Read(path));
    }

    [Theory]
    [InlineData(SafetensorsFile.MaximumHeaderLength + 1UL)]
    [InlineData(0x8000_0000_0000_0000)]
    [InlineData(ulong.MaxValue)]
    public void An_oversized_header_is_refused_before_memory_is_taken_for_it(ulong declared)
    {
        var path = _folder.FileWith("x", SafetensorsBytes.Of(declared, Encoding.UTF8.GetBytes(Eight), new byte[8]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refusal.Of(path, $"declares a header of {declared} bytes", () => SafetensorsFile.Read(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_tensor_that_is_missing_or_of_another_kind_is_refused_and_nothing_is_written()
    {
        var path = _folder.FileWith("x", SafetensorsBytes.Of(Eight, 0, 0, 0x80, 0x3F, 0, 0, 0x80, 0x3F));
        var file = SafetensorsFile.Read(path);
        var singles = new float[3];
        var doubles = new double[2];
        var longs = new long[2];
        Refusal.Of(path, "has no tensor b; it holds a", () => file.CopyTo("b", ParameterLeaf.Of(singles.AsSpan(), ParameterShape.Array(3))));
        Refusal.Of(path, "tensor a is F32 [2], expected F32 [3]", () => file.CopyTo("a", ParameterLeaf.Of(singles.AsSpan(), ParameterShape.Array(3))));
        Refusal.Of(path, "tensor a is F32 [2], expected F32 [1, 2]", () => file.CopyTo("a", ParameterLeaf.Of(singles.AsSpan(0, 2), ParameterShape.Matrix(1, 2))));
        Refusal.Of(path, "tensor a is F32 [2], expected F64 [2]", () => file.CopyTo("a", ParameterLeaf.Of(doubles.AsSpan(), ParameterShape.Array(2))));
        Refusal.Of(path, "tensor a is F32 [2], expected I64 [2]", () => file.CopyTo("a", longs));
        Assert.Equal(new float[3], singles);
        Assert.Equal(new double[2], doubles);
        Assert.Equal(new long[2], longs);
    }

    [Fact]
    public void A_name_that_cannot_be_written_is_refused()
    {
        var writer = new SafetensorsWriter();
        writer.Add("a", new long[1]);
        Assert.Throws<ArgumentException>("name", () => writer.Add("a", new ulong[1]));
        Assert.Throws<ArgumentException>("name", () => writer.Add("", new long[1]));
        Assert.Throws<ArgumentNullException>("name", () => writer.Add(null!, new long[1]));
        Assert.Throws<ArgumentException>("name", () => writer.Add("__metadata__", new long[1]));
        Assert.Throws<ArgumentException>("name", () => writer.Add("x\ud800", new long[1]));
    }

    [Theory]
    [InlineData("symbolicbackprop.checksum", "0")]
    [InlineData("k", "SHA-256 of the file with these digits as zeros: 0")]
    public void Metadata_that_could_not_be_read_back_is_refused_and_the_old_file_stands(string key, string value)
    {
        var path = _folder.FileWith("x", [1, 2, 3]);
        var writer = new SafetensorsWriter { Metadata = { [key] = value } };
        Assert.Throws<InvalidOperationException>(() => writer.Save(path));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
    }

    [Fact]
    public void Metadata_that_is_no_Unicode_is_refused()
    {
        var writer = new SafetensorsWriter { Metadata = { ["k"] = "\udc00" } };
        Assert.Throws<InvalidOperationException>(() => writer.Save(_folder.FileName("x")));
        Assert.Empty(_folder.Names());
    }
}
