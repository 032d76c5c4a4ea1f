using System.Net;
using EndpointManager.Benchmarks.Storm;

namespace EndpointManager.Benchmarks.Paired;

/// <summary>Phones that fetch their own file over connections that stay open: what one request costs the service.</summary>
internal static class PhoneLoad
{
    private const int Connections = 32;

    /// <summary>Asks so many times, and gives the service's processor time for one answer, in microseconds.</summary>
    /// <param name="service">The service.</param>
    /// <param name="deviceCount">Number of devices, one of which is asked for at random each time.</param>
    /// <param name="requests">How often.</param>
    /// <param name="settle">Time for what the service does about the requests afterwards, which counts too.</param>
    public static async Task<double> MeasureAsync(ServiceUnderTest service, int deviceCount, int requests, TimeSpan settle)
    {
        double before = service.CpuMilliseconds;
        await Parallel.ForAsync(0, Connections, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (number, cancellationToken) =>
        {
            // The same numbers in every run.
            var random = new Random(number);
            await using PhoneConnection connection = await PhoneConnection.OpenAsync(service.EndPoint, cancellationToken);
            for (int i = 0; i < requests / Connections; i++)
            {
                int device = random.Next(deviceCount);
                string mac = Fleet.MacOf(device);
                int status = await connection.GetAsync(
                    $"/provision/{mac}.cfg", $"Yealink SIP-T46S 66.86.0.15 {mac}", BootStorm.AddressOf(device & 0x3fffff), cancellationToken);
                if (status != (int)HttpStatusCode.OK)
                {
                    throw new InvalidOperationException($"{mac}: {status}");
                }
            }
        });
        await Task.Delay(settle);
        return 1000 * (service.CpuMilliseconds - before) / requests;
    }
}
