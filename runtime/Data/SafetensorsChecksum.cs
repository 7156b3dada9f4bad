using System.Security.Cryptography;

namespace SymbolicBackprop.Data;

/// <summary>
/// The checksum in the metadata: the SHA-256 of the whole file (length, header, padding and data) in which its own
/// 64 hexadecimal digits stand as zeros. So no byte of the file is outside of it.
/// </summary>
internal static class SafetensorsChecksum
{
    /// <summary>The metadata key; with the project's name, since other programs may keep a checksum of another kind.</summary>
    public const string Key = "symbolicbackprop.checksum";

    /// <summary>
    /// What stands before the digits in the value. It tells people how the digits were made, and readers that an entry is a checksum
    /// even where its key was damaged: else a flipped bit in the key would switch the verification off.
    /// </summary>
    public const string ValuePrefix = "SHA-256 of the file with these digits as zeros: ";

    /// <summary>How many digits follow <see cref="ValuePrefix"/>.</summary>
    public const int DigitCount = 2 * SHA256.HashSizeInBytes;

    /// <summary>The metadata value before the digits are known.</summary>
    public static string Placeholder { get; } = ValuePrefix + new string('0', DigitCount);

    /// <summary>Computes the digits, in lower case.</summary>
    /// <param name="lengthAndHeader">The file up to the data.</param>
    /// <param name="digitsOffset">Where the digits stand in it; what stands there does not matter.</param>
    /// <param name="data">The rest of the file, in pieces.</param>
    public static byte[] Digits(ReadOnlySpan<byte> lengthAndHeader, int digitsOffset, IEnumerable<ReadOnlyMemory<byte>> data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> zeros = stackalloc byte[DigitCount];
        zeros.Fill((byte)'0');
        hash.AppendData(lengthAndHeader[..digitsOffset]);
        hash.AppendData(zeros);
        hash.AppendData(lengthAndHeader[(digitsOffset + DigitCount)..]);
        foreach (var piece in data)
            hash.AppendData(piece.Span);
        return System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
