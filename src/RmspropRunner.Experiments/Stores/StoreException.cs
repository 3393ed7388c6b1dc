namespace RmspropRunner.Experiments.Stores;

/// <summary>The store cannot be used as asked; the message says why and what to do.</summary>
public class StoreException : Exception
{
    public StoreException(string message)
        : base(message)
    {
    }

    public StoreException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
