namespace RmspropRunner.Worker.OpenApi;

/// <summary>How JSON holds rows.</summary>
internal enum RowShape
{
    /// <summary>One object.</summary>
    One,

    /// <summary>An array of objects.</summary>
    All,

    /// <summary>An object with the array, and where the next part begins.</summary>
    Page,
}
