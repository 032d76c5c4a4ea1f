namespace EndpointManager.Application.Bulk;

/// <summary>Files for what is too much for memory and not to be kept.</summary>
public interface ITemporaryFiles
{
    /// <summary>A new, empty file for reading and writing, which only this process can reach. It is gone when it is closed, or the process ends.</summary>
    /// <exception cref="IOException">The folder for temporary files cannot be written.</exception>
    Stream Create();
}
