package org.rnnzoo.launcher;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.workbench.catalogue.Checkup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code zoo doctor}. */
@Command(name = "doctor", description = "Check that everything the zoo needs is there and works.")
final class DoctorCommand implements Callable<Integer> {

  @ParentCommand private Zoo zoo;

  @Mixin private RunsFolder runs;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<Checkup.Finding> findings = new Checkup(zoo.plugins(), runs.path()).findings();
    if (json) {
      zoo.terminal().out().print(Trees.json(findings.stream().map(DoctorCommand::tree).toList()));
    } else {
      Table table = new Table("CHECK", "STATE", "FINDING");
      findings.forEach(f -> table.row(f.name(), f.well() ? "well" : "ill", f.sentence()));
      zoo.print(table);
    }
    return findings.stream().allMatch(Checkup.Finding::well) ? ExitCode.DONE : ExitCode.JOB_FAILED;
  }

  private static Map<String, Object> tree(Checkup.Finding finding) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", finding.name());
    tree.put("well", finding.well());
    tree.put("sentence", finding.sentence());
    return tree;
  }
}
