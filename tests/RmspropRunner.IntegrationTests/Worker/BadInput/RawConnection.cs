using System.Net.Sockets;
using System.Text;

namespace RmspropRunner.IntegrationTests.Worker.BadInput;

/// <summary>Says to the worker, byte for byte, what no client library would say.</summary>
internal static class RawConnection
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Sends the text, ends the sending, and gives what comes back until the worker closes.</summary>
    public static async Task<string> SayAsync(Uri url, string text)
    {
        using CancellationTokenSource late = new(Patience);
        using TcpClient client = new();
        await client.ConnectAsync(url.Host, url.Port, late.Token);
        NetworkStream stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(text), late.Token);
            client.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            // It has heard enough already.
        }

        StringBuilder answer = new();
        byte[] buffer = new byte[8192];
        try
        {
            while (await stream.ReadAsync(buffer, late.Token) is > 0 and int read)
                answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        catch (IOException)
        {
            // A connection that is reset has said what it had to say.
        }

        return answer.ToString();
    }
}
