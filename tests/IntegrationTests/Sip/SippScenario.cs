using System.Text;

namespace EndpointManager.IntegrationTests.Sip;

/// <summary>What a sipp phone does, as sipp's own XML.</summary>
internal sealed class SippScenario
{
    private readonly StringBuilder _steps = new();
    private readonly StringBuilder _variables = new();
    private int _last;

    /// <summary>Waits for a NOTIFY that has the headers phones look for.</summary>
    public SippScenario Receive()
    {
        string name = Name("event");
        _steps.Append($"""
            <recv request="NOTIFY"><action>
              <ereg regexp="check-sync;reboot=true" search_in="hdr" header="Event:" check_it="true" assign_to="{name}"/>
              <ereg regexp="terminated" search_in="hdr" header="Subscription-State:" check_it="true" assign_to="{Name("state")}"/>
              <ereg regexp="[0-9a-f]+" search_in="hdr" header="Call-ID:" check_it="true" assign_to="{Name("call")}"/>
            </action></recv>

            """);
        return this;
    }

    /// <summary>Answers.</summary>
    public SippScenario Answer(string status, params string[] headers)
    {
        _steps.Append($"""
            <send><![CDATA[

            SIP/2.0 {status}
            [last_Via:]
            [last_From:]
            [last_To:];tag=[pid]T[call_number]
            [last_Call-ID:]
            [last_CSeq:]
            User-Agent: sipp phone
            {string.Concat(headers.Select(header => header + "\n"))}Content-Length: 0

            ]]></send>

            """);
        return this;
    }

    /// <summary>Lets time pass.</summary>
    public SippScenario Pause(TimeSpan time)
    {
        _steps.Append($"<pause milliseconds=\"{(int)time.TotalMilliseconds}\"/>\n");
        return this;
    }

    /// <summary>Waits for a NOTIFY whose answer to the last challenge is right by sipp's own reckoning; others make sipp fail.</summary>
    public SippScenario ReceiveVerified(string username, string password)
    {
        string verified = Name("verified");
        int label = ++_last;
        _steps.Append($"""
            <recv request="NOTIFY"><action>
              <verifyauth assign_to="{verified}" username="{username}" password="{password}"/>
            </action></recv>
            <nop hide="true" test="{verified}" next="{label}"/>
            <recv request="OPTIONS" timeout="1"/>
            <label id="{label}"/>

            """);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE scenario SYSTEM "sipp.dtd">
        <scenario name="phone">
        {_steps}
        {(_variables.Length == 0 ? "" : $"<Reference variables=\"{_variables.ToString().TrimEnd(',')}\"/>")}
        </scenario>
        """;

    private string Name(string stem)
    {
        string name = stem + ++_last;
        if (stem != "verified")
        {
            _variables.Append(name).Append(',');
        }

        return name;
    }
}
