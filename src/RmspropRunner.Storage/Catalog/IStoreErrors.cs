using System.Data.Common;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Storage.Catalog;

/// <summary>Tells a database's errors in the store's words.</summary>
internal interface IStoreErrors
{
    /// <summary>What went wrong and what to do about it.</summary>
    StoreException Explain(DbException error);

    /// <summary>Whether a key was taken, or a row that is referred to is gone.</summary>
    bool IsConflict(DbException error);
}
