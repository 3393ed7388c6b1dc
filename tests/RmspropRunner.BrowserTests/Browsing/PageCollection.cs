namespace RmspropRunner.BrowserTests.Browsing;

[CollectionDefinition(Name)]
public sealed class PageCollection : ICollectionFixture<PageWorker>
{
    public const string Name = "page";
}
