package org.rnnzoo.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.workbench.catalogue.Checkup;
import org.rnnzoo.workbench.catalogue.SharedFolderCheckup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code zoo doctor}. */
@Command(name = "doctor", description = "Check that everything the zoo needs is there and works.")
final class DoctorCommand implements Callable<Integer> {

  private static final int LONGEST_SECONDS = 3600;

  @ParentCommand private Zoo zoo;

  @Mixin private RunsFolder runs;

  @Option(
      names = "--shared",
      paramLabel = "DIR",
      description =
          "Check instead whether a folder that machines share keeps what sweeps stand on; start it"
              + " on two machines at once to measure how late changes are seen.")
  private Path shared;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "How long to look for other machines; 10 if not given.")
  private int seconds = 10;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<Checkup.Finding> findings =
        shared == null ? new Checkup(zoo.plugins(), runs.path()).findings() : ofSharedFolder();
    if (json) {
      zoo.terminal().out().print(Trees.json(findings.stream().map(DoctorCommand::tree).toList()));
    } else {
      Table table = new Table("CHECK", "STATE", "FINDING");
      findings.forEach(f -> table.row(f.name(), f.well() ? "well" : "ill", f.sentence()));
      zoo.print(table);
    }
    return findings.stream().allMatch(Checkup.Finding::well) ? ExitCode.DONE : ExitCode.JOB_FAILED;
  }

  private List<Checkup.Finding> ofSharedFolder() {
    if (seconds < 1 || seconds > LONGEST_SECONDS) {
      throw UserException.input(
          "--seconds is %s; it must be from 1 to %s.".formatted(seconds, LONGEST_SECONDS));
    }
    return new SharedFolderCheckup(shared, Duration.ofSeconds(seconds)).findings();
  }

  private static Map<String, Object> tree(Checkup.Finding finding) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", finding.name());
    tree.put("well", finding.well());
    tree.put("sentence", finding.sentence());
    return tree;
  }
}
