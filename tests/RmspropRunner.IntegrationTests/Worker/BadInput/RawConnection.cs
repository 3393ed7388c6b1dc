using System.Net.Sockets;
using System.Text;

namespace RmspropRunner.IntegrationTests.Worker.BadInput;

/// <summary>Says to the worker, byte for byte, what no client library would say.</summary>
internal static class RawConnection
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Sends the text, and gives what comes back until the worker closes.</summary>
    /// <param name="url">The worker.</param>
    /// <param name="text">What is sent, a byte for each character.</param>
    /// <param name="endsSending">Whether it is told that nothing more comes, which it may take for a client that has gone.</param>
    public static async Task<string> SayAsync(Uri url, string text, bool endsSending = true)
    {
        using CancellationTokenSource late = new(Patience);
        using TcpClient client = new();
        await client.ConnectAsync(url.Host, url.Port, late.Token);
        NetworkStream stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(text), late.Token);
            if (endsSending)
                client.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            // It has heard enough already.
        }

        return await AnswerAsync(stream, late.Token);
    }

    /// <summary>Posts spaces in chunks of 64 KiB until it has posted all or the worker has heard enough, and gives what came back.</summary>
    public static async Task<string> SendSpacesAsync(Uri url, string path, long count)
    {
        using CancellationTokenSource late = new(Patience);
        using TcpClient client = new();
        await client.ConnectAsync(url.Host, url.Port, late.Token);
        NetworkStream stream = client.GetStream();
        Task<string> answer = AnswerAsync(stream, late.Token);
        byte[] chunk = Encoding.Latin1.GetBytes($"10000\r\n{new string(' ', 0x10000)}\r\n");
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"), late.Token);
            for (long left = count; left > 0; left -= 0x10000)
                await stream.WriteAsync(chunk, late.Token);
            await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), late.Token);
        }
        catch (IOException)
        {
            // It has heard enough.
        }

        return await answer;
    }

    private static async Task<string> AnswerAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        StringBuilder answer = new();
        byte[] buffer = new byte[8192];
        try
        {
            while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and int read)
                answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        catch (IOException)
        {
            // A connection that is reset has said what it had to say.
        }

        return answer.ToString();
    }
}
