using System.Runtime.CompilerServices;
using RmspropRunner.Experiments.Rows;

namespace RmspropRunner.UnitTests.Rows;

public sealed class ReadAheadTests
{
    private const int Many = 20_000;

    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2048)]
    [InlineData(Many)]
    public async Task All_rows_come_in_their_order(int count)
    {
        Assert.Equal(Enumerable.Range(0, count), await RowsAsync(count, default).ReadAhead(default).ToListAsync());
        await _closed.Task;
    }

    [Fact]
    public async Task What_goes_wrong_comes_as_it_is()
    {
        IAsyncEnumerable<int> failing = RowsAsync(Many, default)
            .Select(row => row < Many - 1 ? row : throw new InvalidOperationException("The disk failed."));
        Exception error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await failing.ReadAhead(default).CountAsync());
        Assert.Equal("The disk failed.", error.Message);
        await _closed.Task;
    }

    [Fact]
    public async Task Who_stops_early_has_the_source_closed()
    {
        await foreach (int row in RowsAsync(int.MaxValue, default).ReadAhead(default))
        {
            if (row == 10)
                break;
        }

        Assert.True(_closed.Task.IsCompleted);
    }

    [Fact]
    public async Task Who_is_cancelled_has_the_source_closed()
    {
        using CancellationTokenSource source = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (int row in RowsAsync(int.MaxValue, default).ReadAhead(source.Token))
            {
                if (row == 10)
                    await source.CancelAsync();
            }
        });
        Assert.True(_closed.Task.IsCompleted);
    }

    [Fact]
    public async Task No_more_is_read_ahead_than_some_blocks()
    {
        int read = 0;
        IAsyncEnumerable<int> counted = RowsAsync(1_000_000, default).Select(row =>
        {
            read = row;
            return row;
        });
        await foreach (int row in counted.ReadAhead(default))
            Assert.True(Volatile.Read(ref read) - row < 20_000);
    }

    private async IAsyncEnumerable<int> RowsAsync(int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            for (int i = 0; i < count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return i;
            }

            await Task.CompletedTask;
        }
        finally
        {
            _closed.SetResult();
        }
    }
}
