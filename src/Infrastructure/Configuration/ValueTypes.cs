namespace EndpointManager.Infrastructure.Configuration;

/// <summary>Types of a value in the file. Text of the environment passes for every one of them.</summary>
[Flags]
internal enum ValueTypes
{
    None = 0,
    Text = 1,
    Whole = 2,
    Fraction = 4,
    Truth = 8,
    List = 16,
    Other = 32,
    Any = Text | Whole | Fraction | Truth | List,
}
