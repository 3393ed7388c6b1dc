using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Access;
using RmspropRunner.Worker.Api;
using RmspropRunner.Worker.Api.Progress;
using RmspropRunner.Worker.Api.Snapshots;
using RmspropRunner.Worker.Dashboard;
using RmspropRunner.Worker.Health;
using RmspropRunner.Worker.Hosting;
using RmspropRunner.Worker.Limits;
using RmspropRunner.Worker.Metrics;
using RmspropRunner.Worker.OpenApi;
using RmspropRunner.Worker.PageServing;
using RmspropRunner.Worker.Problems;
using RmspropRunner.Worker.Queue;
using RmspropRunner.Worker.Stores;
using RmspropRunner.Worker.Traces;

if (args is [HealthQuestion.Argument, .. string[] settings])
    return await HealthQuestion.AskAsync(settings);
if (!WorkerHost.TryCreateBuilder(args, out WebApplicationBuilder? builder, out int exitCode))
    return exitCode;

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<OpenedStore>();
// A singleton, for a request would dispose of what is made for it alone; while the store is not open, asking for it throws.
builder.Services.AddSingleton<IExperimentStore>(services => services.GetRequiredService<OpenedStore>().Current);
builder.Services.AddHostedService<StoreOpening>();
builder.AddQueue();
builder.AddDashboard();
builder.Services.AddSingleton<ProgressStream>();
builder.AddSnapshots();
builder.AddApiJson();
builder.AddApiDescription();
builder.AddProblems();
builder.AddLimits();
builder.AddAccess();
builder.AddHealth();
builder.AddMetrics();
builder.AddTraces();

WebApplication app = builder.Build();
app.UseSecurityHeaders();
app.UseProblems();
app.UseHostRules();
app.UseRouting();
app.UseLimits();
app.UseAccess();

app.MapApi();
app.MapApiDescription();
app.MapHealth();
app.MapMetrics();
app.MapDashboard();
app.MapPage();
return await app.RunToTheEndAsync();
