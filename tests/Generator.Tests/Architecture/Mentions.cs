using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace SymbolicBackprop.Generator.Tests.Architecture;

/// <summary>A type that another one mentions: as base, in a field, in a signature, or in the code of a method.</summary>
internal sealed record Mention(string By, string Mentioned);

/// <summary>Reads the mentions off the metadata of an assembly, without loading what they refer to.</summary>
internal sealed class Mentions
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;
    private readonly HashSet<Mention> _found = [];
    private string _by = "";

    private Mentions(PEReader file)
    {
        _file = file;
        _metadata = file.GetMetadataReader();
    }

    /// <summary>Every mention in an assembly; nested types count as the type they are in.</summary>
    public static IReadOnlyCollection<Mention> Of(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var mentions = new Mentions(file);
        foreach (var handle in mentions._metadata.TypeDefinitions)
            mentions.Visit(handle);
        return mentions._found;
    }

    private void Visit(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        _by = NameOf(handle);
        Mentioned(type.BaseType);
        foreach (var implementation in type.GetInterfaceImplementations())
            Mentioned(_metadata.GetInterfaceImplementation(implementation).Interface);
        foreach (var field in type.GetFields())
            Signature(_metadata.GetFieldDefinition(field).Signature);
        foreach (var method in type.GetMethods().Select(_metadata.GetMethodDefinition))
        {
            Signature(method.Signature);
            if (method.RelativeVirtualAddress != 0)
                Body(_file.GetMethodBody(method.RelativeVirtualAddress));
        }
    }

    private void Body(MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil)
            Signature(_metadata.GetStandaloneSignature(body.LocalSignature).Signature);
        var code = body.GetILReader();
        while (code.RemainingBytes > 0)
        {
            var operand = OpCodesByValue.Next(ref code);
            switch (operand)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok:
                    Mentioned(MetadataTokens.EntityHandle(code.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var targets = code.ReadInt32();
                    code.Offset += 4 * targets;
                    break;
                default:
                    code.Offset += OpCodesByValue.SizeOf(operand);
                    break;
            }
        }
    }

    private void Mentioned(EntityHandle handle)
    {
        if (handle.IsNil)
            return;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition or HandleKind.TypeReference:
                _found.Add(new Mention(_by, NameOf(handle)));
                break;
            case HandleKind.TypeSpecification:
                _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(Names, genericContext: null);
                break;
            case HandleKind.MemberReference:
                var member = _metadata.GetMemberReference((MemberReferenceHandle)handle);
                Mentioned(member.Parent);
                Signature(member.Signature);
                break;
            case HandleKind.MethodSpecification:
                var specification = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Mentioned(specification.Method);
                Signature(specification.Signature);
                break;
            case HandleKind.MethodDefinition:
                Mentioned(_metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Mentioned(_metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
        }
    }

    private TypeNames Names => new(_metadata, Mentioned);

    /// <summary>Every type in the signature of a field or method, or of what a body declares and instantiates.</summary>
    private void Signature(BlobHandle signature)
    {
        var decoder = new SignatureDecoder<int, object?>(Names, _metadata, null);
        var blob = _metadata.GetBlobReader(signature);
        var header = blob.ReadSignatureHeader();
        blob.Reset();
        switch (header.Kind)
        {
            case SignatureKind.Method or SignatureKind.Property:
                decoder.DecodeMethodSignature(ref blob);
                break;
            case SignatureKind.Field:
                decoder.DecodeFieldSignature(ref blob);
                break;
            case SignatureKind.LocalVariables:
                decoder.DecodeLocalSignature(ref blob);
                break;
            case SignatureKind.MethodSpecification:
                decoder.DecodeMethodSpecificationSignature(ref blob);
                break;
            default:
                throw new BadImageFormatException($"A signature of kind {header.Kind} is not expected.");
        }
    }

    private string NameOf(EntityHandle handle)
    {
        if (handle.Kind == HandleKind.TypeReference)
        {
            var reference = _metadata.GetTypeReference((TypeReferenceHandle)handle);
            return reference.ResolutionScope.Kind == HandleKind.TypeReference
                ? NameOf(reference.ResolutionScope)
                : $"{_metadata.GetString(reference.Namespace)}.{_metadata.GetString(reference.Name)}";
        }

        var definition = _metadata.GetTypeDefinition((TypeDefinitionHandle)handle);
        return definition.GetDeclaringType() is { IsNil: false } outer
            ? NameOf(outer)
            : $"{_metadata.GetString(definition.Namespace)}.{_metadata.GetString(definition.Name)}";
    }
}
