using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Api;
using RmspropRunner.Worker.Api.Progress;
using RmspropRunner.Worker.Configuration;
using RmspropRunner.Worker.Queue;
using RmspropRunner.Worker.Stores;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddEnvironmentVariables("RMSPROP_").AddCommandLine(args);
builder.WebHost.UseUrls(builder.Configuration["urls"] ?? WorkerOptions.DefaultUrl);

builder.Services.AddOptions<WorkerOptions>().Bind(builder.Configuration);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<OpenedStore>();
// A singleton, for a request would dispose of what is made for it alone; while the store is not open, asking for it throws.
builder.Services.AddSingleton<IExperimentStore>(services => services.GetRequiredService<OpenedStore>().Current);
builder.Services.AddHostedService<StoreOpening>();
builder.AddQueue();
builder.AddApiJson();
builder.Services.AddSingleton<ProgressStream>();

WebApplication app = builder.Build();
app.MapApi();
await app.RunAsync();
