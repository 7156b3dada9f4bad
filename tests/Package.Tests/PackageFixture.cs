using System.IO.Compression;

namespace SymbolicBackprop.Package.Tests;

/// <summary>The package, made once for all tests, in a folder outside of the repository that fresh projects restore it from.</summary>
public sealed class PackageFixture : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("SymbolicBackprop.Package.").FullName;

    public PackageFixture()
    {
        Feed = Pack("feed");
        PackagePath = Assert.Single(Directory.GetFiles(Feed, "*.nupkg"));

        // The package comes from that folder and from nowhere else, everything else from what this build has restored already;
        // the projects unpack both into a folder of their own, so that nothing left by an earlier run is used.
        File.WriteAllText(Path.Combine(_folder, "nuget.config"), $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <packageSources>
                <clear />
                <add key="package" value="{Feed}" />
                <add key="restored" value="{Repository.PackageRoot}" />
              </packageSources>
              <packageSourceMapping>
                <clear />
                <packageSource key="package">
                  <package pattern="SymbolicBackprop" />
                </packageSource>
                <packageSource key="restored">
                  <package pattern="*" />
                </packageSource>
              </packageSourceMapping>
            </configuration>
            """);
    }

    /// <summary>The folder that holds the package alone.</summary>
    public string Feed { get; }

    /// <summary>The one package in it.</summary>
    public string PackagePath { get; }

    /// <summary>Packs the runtime as it was built with these tests.</summary>
    /// <returns>The folder with the package.</returns>
    public string Pack(string name)
    {
        var folder = Path.Combine(_folder, name);
        DotNet.Build(Repository.Root, "pack", "runtime", "-c", Repository.Configuration, "--no-build", "-o", folder).Succeeded();
        return folder;
    }

    /// <summary>A new project outside of the repository that refers to the package.</summary>
    /// <param name="name">The name of its folder and assembly.</param>
    /// <param name="settings">Properties beyond the target framework and warnings as errors.</param>
    /// <param name="files">Its sources: names and texts.</param>
    /// <returns>The folder of the project.</returns>
    public string NewProject(string name, string settings, params (string Name, string Text)[] files)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              {settings}
              <ItemGroup>
                <PackageReference Include="SymbolicBackprop" Version="{Version}" />
              </ItemGroup>
            </Project>
            """);
        foreach (var file in files)
            File.WriteAllText(Path.Combine(folder, file.Name), file.Text);
        return folder;
    }

    /// <summary>The names and contents of the entries of a package.</summary>
    internal static SortedDictionary<string, byte[]> Entries(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        var entries = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            entries.Add(entry.FullName, copy.ToArray());
        }

        return entries;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Version => Path.GetFileNameWithoutExtension(PackagePath)["SymbolicBackprop.".Length..];
}

/// <summary>The tests that share the package.</summary>
[CollectionDefinition(nameof(SharedPackage))]
public sealed class SharedPackage : ICollectionFixture<PackageFixture>;
