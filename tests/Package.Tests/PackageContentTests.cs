using System.Text;
using System.Xml.Linq;

namespace SymbolicBackprop.Package.Tests;

/// <summary>What is in the package.</summary>
[Collection(nameof(SharedPackage))]
public class PackageContentTests(PackageFixture package)
{
    [Fact]
    public void The_package_holds_runtime_generator_targets_documentation_readme_and_license()
    {
        string[] expected =
        [
            "LICENSE",
            "README.md",
            "SymbolicBackprop.nuspec",
            "analyzers/dotnet/cs/SymbolicBackprop.Generator.dll",
            "build/SymbolicBackprop.targets",
            "buildTransitive/SymbolicBackprop.targets",
            "lib/net10.0/SymbolicBackprop.dll",
            "lib/net10.0/SymbolicBackprop.xml",
        ];
        var envelope = new[] { "[Content_Types].xml", "_rels/", "package/" };
        Assert.Equal(expected, PackageFixture.Entries(package.PackagePath).Keys.Where(name => !envelope.Any(part => name.StartsWith(part, StringComparison.Ordinal))));
    }

    [Fact]
    public void The_package_depends_on_the_tensor_functions_alone()
    {
        var dependencies = Metadata().Descendants().Where(element => element.Name.LocalName == "dependency");
        Assert.Equal(["System.Numerics.Tensors"], dependencies.Select(dependency => dependency.Attribute("id")!.Value));
    }

    [Fact]
    public void The_package_says_its_license_and_shows_the_readme()
    {
        var metadata = Metadata();
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal(File.ReadAllBytes(Repository.PathOf("README.md")), PackageFixture.Entries(package.PackagePath)["README.md"]);

        string Value(string name) => metadata.Descendants().Single(element => element.Name.LocalName == name).Value;
    }

    [Fact]
    public void Two_packages_of_one_build_have_the_same_contents()
    {
        var again = Assert.Single(Directory.GetFiles(package.Pack("again"), "*.nupkg"));
        Assert.Equal(PackageFixture.Entries(package.PackagePath), PackageFixture.Entries(again));
    }

    [Fact]
    public void Nothing_in_the_package_names_the_folder_that_it_was_built_in()
    {
        foreach (var (name, bytes) in PackageFixture.Entries(package.PackagePath))
        {
            Assert.False(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Repository.Root)) >= 0, name);
            Assert.False(bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(Repository.Root)) >= 0, name);
        }
    }

    private XDocument Metadata() => XDocument.Load(new MemoryStream(PackageFixture.Entries(package.PackagePath)["SymbolicBackprop.nuspec"]));
}
