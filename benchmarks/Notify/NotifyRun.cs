using System.Diagnostics;
using System.Globalization;
using System.Net;
using EndpointManager.Application.Notify;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.Benchmarks.Notify;

/// <summary>The service's notifier in a process of its own, so that it can be kept to one core.</summary>
internal static class NotifyRun
{
    /// <summary>The command of that process.</summary>
    public const string Send = "notify-send";

    private const int SenderCore = 1;

    /// <summary>Starts the process, and gives what it measured.</summary>
    public static async Task<Sending> StartAsync(IPAddress target, int count)
    {
        ProcessStartInfo start = ServiceUnderTest.OnCore(
            SenderCore, ["dotnet", typeof(NotifyRun).Assembly.Location, Send, target.ToString(), count.ToString(CultureInfo.InvariantCulture)]);
        start.RedirectStandardOutput = true;
        using Process process = Process.Start(start)!;
        string[] figures = (await process.StandardOutput.ReadToEndAsync()).Split(' ');
        await process.WaitForExitAsync();
        return new Sending(double.Parse(figures[0], CultureInfo.InvariantCulture), double.Parse(figures[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Sends to a phone, once to become warm and once to be measured, and prints both figures.</summary>
    public static async Task RunAsync(IPAddress target, int count)
    {
        ServiceProvider services = Services();
        await using (services)
        {
            IPhoneNotifier notifier = services.GetRequiredService<IPhoneNotifier>();
            await SendAsync(notifier, target, count);
            using var self = Process.GetCurrentProcess();
            TimeSpan cpu = self.TotalProcessorTime;
            var clock = Stopwatch.StartNew();
            await SendAsync(notifier, target, count);
            double seconds = clock.Elapsed.TotalSeconds;
            self.Refresh();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{count / seconds:0.0} {(self.TotalProcessorTime - cpu).TotalMicroseconds / count:0.0}"));
        }
    }

    private static ServiceProvider Services()
    {
        var settings = new ServiceSettings
        {
            Sip = new SipSettings { Route = "direct", Timeout = 30, AllowedTargets = [IPNetwork.Parse("127.0.0.0/8")] },
        };
        return new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddInfrastructure(settings).BuildServiceProvider();
    }

    private static async Task SendAsync(IPhoneNotifier notifier, IPAddress target, int count)
    {
        Device device = Device.Register(
            DeviceId.New(DateTimeOffset.UnixEpoch),
            ParsedValue.Parse<MacAddress>("805ec0123456"),
            new PhoneModel("Yealink", "T46S"),
            ParsedValue.Parse<Label>("Benchmark"),
            new SipAccount(
                ParsedValue.Parse<SipUsername>("1001"), new SealedPassword("none"), ServerAddress.Parse("192.0.2.1", Transport.Udp), Transport.Udp),
            DateTimeOffset.UnixEpoch);
        var request = new NotifyRequest(
            device, "check-sync;reboot=true", new PhoneReach(target, null, AddressIsShared: false, AccountIsShared: false), Patient: false);
        NotifyResult[] results = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => notifier.NotifyAsync(request, CancellationToken.None)));
        if (Array.Find(results, result => result.Outcome != NotifyOutcome.Accepted) is { } failed)
        {
            throw new InvalidOperationException(failed.ToString());
        }
    }
}
