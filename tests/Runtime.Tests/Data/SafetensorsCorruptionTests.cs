using FsCheck;
using FsCheck.Fluent;
using SymbolicBackprop.Data;

namespace SymbolicBackprop.Tests.Data;

public sealed class SafetensorsCorruptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _sound;

    public SafetensorsCorruptionTests()
    {
        var writer = new SafetensorsWriter { Metadata = { ["program"] = "corruption" } };
        writer.Add("weights", ParameterLeaf.Of(new[] { 1f, 2, 3 }.AsSpan(), ParameterShape.Array(3)));
        writer.Add("step", new long[] { 4 });
        writer.Save(_folder.FileName("sound"));
        _sound = File.ReadAllBytes(_folder.FileName("sound"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_flipped_bit_anywhere_is_detected()
    {
        var undetected = new List<int>();
        for (var bit = 0; bit < 8 * _sound.Length; bit++)
        {
            var flipped = (byte[])_sound.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            if (IsRead(flipped))
                undetected.Add(bit);
        }

        Assert.True(IsRead(_sound));
        Assert.Empty(undetected);
    }

    [Fact]
    public void A_cut_anywhere_is_detected() =>
        Assert.DoesNotContain(Enumerable.Range(0, _sound.Length), length => IsRead(_sound[..length]));

    [Fact]
    public void Random_damage_is_read_or_refused_but_never_anything_else()
    {
        // The checksum is dropped, so that the damage reaches the parser behind it.
        var unchecked_ = SafetensorsBytes.Of(
            """{"__metadata__":{"k":"v"},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"b":{"dtype":"U64","shape":[1],"data_offsets":[8,16]}} """,
            new byte[16]);
        var damage = Gen.Choose(0, unchecked_.Length - 1).Zip(Gen.Choose(0, 255)).ListOf().Zip(Gen.Choose(-8, 8)).ToArbitrary();
        Prop.ForAll(damage, pair =>
        {
            var (edits, lengthChange) = pair;
            var damaged = (byte[])unchecked_.Clone();
            foreach (var (position, value) in edits)
                damaged[position] = (byte)value;
            Array.Resize(ref damaged, damaged.Length + lengthChange);
            IsRead(damaged); // any exception but a refusal fails the property
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20240131, 7));
    }

    [Fact]
    public void Damaged_JSON_punctuation_is_read_or_refused_but_never_anything_else()
    {
        const string header = """{"__metadata__":{"k":"v"},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}""";
        var damage = Gen.Choose(0, header.Length - 1).Zip(Gen.Elements("{}[]\",:\\u0129-.e \0\u00FF".ToCharArray())).NonEmptyListOf().ToArbitrary();
        Prop.ForAll(damage, edits =>
        {
            var damaged = header.ToCharArray();
            foreach (var (position, value) in edits.Take(3))
                damaged[position] = value;
            IsRead(SafetensorsBytes.Of(new string(damaged), new byte[8]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20240131, 9));
    }

    private bool IsRead(byte[] contents)
    {
        try
        {
            SafetensorsFile.Read(_folder.FileWith("damaged", contents));
            return true;
        }
        catch (DataFileException exception)
        {
            Assert.StartsWith(_folder.FileName("damaged") + ": ", exception.Message, StringComparison.Ordinal);
            return false;
        }
    }
}
