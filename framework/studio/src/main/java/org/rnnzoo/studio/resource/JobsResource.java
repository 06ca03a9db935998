package org.rnnzoo.studio.resource;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rnnzoo.workbench.job.Job;
import org.rnnzoo.workbench.job.Jobs;

/** What was started from here. */
public final class JobsResource implements Resource {

  private static final int LOG_BYTES = 16_384;

  private final Jobs jobs;

  public JobsResource(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(
        "/api/jobs",
        context -> Exchange.answer(context, jobs.list().stream().map(Job::tree).toList()));
    routes.get("/api/jobs/{id}", this::show);
    routes.post("/api/jobs/{id}/stop", this::stop);
  }

  private void show(Context context) {
    Job job = find(context);
    Map<String, Object> tree = new LinkedHashMap<>(job.tree());
    tree.put("command", Shell.command(job.arguments()));
    tree.put("log", jobs.log(job.id(), LOG_BYTES));
    String result = jobs.result(job.id());
    if (!result.isEmpty() && isMade(job)) {
      tree.put("made", String.valueOf(Path.of(result).getFileName()));
    }
    Exchange.answer(context, tree);
  }

  /** Whether its result is the folder of something new: a run, or a comparison. */
  private static boolean isMade(Job job) {
    return job.lane() == Job.Lane.TRAINING || job.arguments().get(0).equals("compare");
  }

  private void stop(Context context) {
    jobs.stop(find(context).id());
    Exchange.answer(context, Map.of());
  }

  private Job find(Context context) {
    String id = context.pathParam("id");
    return jobs.find(id)
        .orElseThrow(() -> new NotThereException("There is no job '%s'.".formatted(id)));
  }
}
