using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;

namespace EndpointManager.Benchmarks.Notify;

/// <summary>sipp, as a phone that answers all, or as another sender.</summary>
internal sealed class SippUnderTest : IDisposable
{
    private const int PhoneCore = 0;
    private const int SenderCore = 1;
    private const string Window = "2000";

    // CallRate(C): since the start.
    private const int RateColumn = 7;

    private const string Answering = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE scenario SYSTEM "sipp.dtd">
        <scenario name="phone">
        <recv request="NOTIFY"/>
        <send><![CDATA[

        SIP/2.0 200 OK
        [last_Via:]
        [last_From:]
        [last_To:];tag=[call_number]
        [last_Call-ID:]
        [last_CSeq:]
        Content-Length: 0

        ]]></send>
        </scenario>
        """;

    private const string Sending = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE scenario SYSTEM "sipp.dtd">
        <scenario name="sender">
        <send retrans="500"><![CDATA[

        NOTIFY sip:1001@[remote_ip] SIP/2.0
        Via: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch];rport
        Max-Forwards: 70
        From: <sip:1001@192.0.2.1>;tag=[call_number]
        To: <sip:1001@192.0.2.1>
        Call-ID: [call_id]
        CSeq: 1 NOTIFY
        Contact: <sip:[local_ip]:[local_port]>
        Event: check-sync;reboot=true
        Subscription-State: terminated
        Content-Length: 0

        ]]></send>
        <recv response="200"/>
        </scenario>
        """;

    private readonly Process _process;

    private SippUnderTest(Process process) => _process = process;

    /// <summary>Starts a phone that answers until it is disposed of.</summary>
    public static async Task<SippUnderTest> AnswerAsync(string folder, IPEndPoint endPoint)
    {
        var phone = new SippUnderTest(Start(PhoneCore, folder, "phone.xml", Answering,
            "-i", endPoint.Address.ToString(), "-p", endPoint.Port.ToString(CultureInfo.InvariantCulture)));
        while (!IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners().Contains(endPoint))
        {
            await Task.Delay(20);
        }

        return phone;
    }

    /// <summary>Sends as fast as the window lets it.</summary>
    public static async Task<Notify.Sending> SendAsync(string folder, IPEndPoint target, int count)
    {
        using Process process = Start(SenderCore, folder, "sender.xml", Sending,
            "-i", "127.63.0.2", "-m", count.ToString(CultureInfo.InvariantCulture), "-l", Window, "-r", "100000",
            "-trace_stat", "-stf", "statistics.csv", target.ToString());
        TimeSpan cpu = TimeSpan.Zero;
        while (!process.HasExited)
        {
            cpu = process.TotalProcessorTime;
            await Task.Delay(5);
            process.Refresh();
        }

        string[] statistics = (await File.ReadAllLinesAsync(Path.Combine(folder, "statistics.csv")))[^1].Split(';');
        return process.ExitCode == 0
            ? new Notify.Sending(double.Parse(statistics[RateColumn], CultureInfo.InvariantCulture), cpu.TotalMicroseconds / count)
            : throw new InvalidOperationException($"sipp ended with {process.ExitCode}.");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Process Start(int core, string folder, string name, string scenario, params string[] arguments)
    {
        File.WriteAllText(Path.Combine(folder, name), scenario);
        ProcessStartInfo start = ServiceUnderTest.OnCore(core, ["sipp", "-nostdin", "-sf", name, "-buff_size", "4000000", .. arguments]);
        start.WorkingDirectory = folder;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
