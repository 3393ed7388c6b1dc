namespace RmspropRunner.Optim.Problems.Transformations;

/// <summary>
/// Keeps what was last made for a dimension: kernels are made for every shard and on every thread, and what they share may
/// take long to make. Older ones are made again, so that many dimensions take no more memory than one.
/// </summary>
internal sealed class LastMade<T>(Func<int, T> make)
    where T : class
{
    private readonly Lock _making = new();
    private T? _last;
    private int _dimension;

    public T For(int dimension)
    {
        lock (_making)
        {
            if (_last is null || _dimension != dimension)
                _last = make(dimension);
            _dimension = dimension;
            return _last;
        }
    }
}
