namespace Mnist;

/// <summary>What the command line asks for cannot be; the message is one line for the person who typed it.</summary>
internal sealed class InputException(string message) : Exception(message);
