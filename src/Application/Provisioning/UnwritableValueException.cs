namespace EndpointManager.Application.Provisioning;

/// <summary>A syntax cannot carry a value unchanged. Values of devices are checked when saved, those of the fleet at start, so to a phone
/// this means a damaged record.</summary>
/// <param name="parameter">Name of the parameter; the value itself may be a secret.</param>
public sealed class UnwritableValueException(string parameter)
    : Exception($"The value of {parameter} cannot be written in the phone's configuration syntax.");
