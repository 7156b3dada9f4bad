namespace Mnist.Tests;

/// <summary>The tests that start the program: one after the other, on the same digits.</summary>
[CollectionDefinition(Name)]
public sealed class SharedDigits : ICollectionFixture<SmallDigits>
{
    public const string Name = "small digits";
}
