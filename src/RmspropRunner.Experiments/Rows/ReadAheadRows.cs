using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace RmspropRunner.Experiments.Rows;

/// <summary>Reads rows on one thread while another writes those before them.</summary>
public static class ReadAheadRows
{
    /// <summary>Handing over costs as much as a hundred rows do: a thread is to be woken.</summary>
    private const int BlockRows = 2048;

    /// <summary>So that neither waits for the other's hiccups. With a trace's rows it is a megabyte or two.</summary>
    private const int BlocksAhead = 4;

    /// <summary>The same rows. Those that were read ahead are forgotten when the reader stops.</summary>
    public static async IAsyncEnumerable<T> ReadAhead<T>(this IAsyncEnumerable<T> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Channel<List<T>> blocks = Channel.CreateBounded<List<T>>(new BoundedChannelOptions(BlocksAhead) { SingleReader = true, SingleWriter = true });
        Task reading = Task.Run(() => ReadAsync(rows, blocks.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (List<T> block in blocks.Reader.ReadAllAsync(cancellationToken))
            {
                foreach (T row in block)
                    yield return row;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    /// <summary>Whatever goes wrong goes through the channel, after the rows before it.</summary>
    private static async Task ReadAsync<T>(IAsyncEnumerable<T> rows, ChannelWriter<List<T>> blocks, CancellationToken cancellationToken)
    {
        try
        {
            List<T> block = new(BlockRows);
            await foreach (T row in rows.WithCancellation(cancellationToken))
            {
                block.Add(row);
                if (block.Count < BlockRows)
                    continue;
                await blocks.WriteAsync(block, cancellationToken);
                block = new List<T>(BlockRows);
            }

            await blocks.WriteAsync(block, cancellationToken);
            blocks.Complete();
        }
        catch (Exception error)
        {
            blocks.Complete(error);
        }
    }
}
