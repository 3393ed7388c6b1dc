using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Configuration;
using RmspropRunner.Worker.Metrics;
using RmspropRunner.Worker.Queue;
using RmspropRunner.Worker.Stores;
using RmspropRunner.Worker.Traces;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddEnvironmentVariables("RMSPROP_").AddCommandLine(args);
builder.WebHost.UseUrls(builder.Configuration["urls"] ?? WorkerOptions.DefaultUrl);

builder.Services.AddOptions<WorkerOptions>().Bind(builder.Configuration);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<OpenedStore>();
builder.Services.AddTransient<IExperimentStore>(services => services.GetRequiredService<OpenedStore>().Current);
builder.Services.AddHostedService<StoreOpening>();
builder.Services.AddSingleton<ActiveRuns>();
builder.AddMetrics();
builder.AddTraces();

WebApplication app = builder.Build();
app.MapMetrics();
await app.RunAsync();
