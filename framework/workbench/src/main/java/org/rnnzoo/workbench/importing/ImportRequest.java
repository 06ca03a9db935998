package org.rnnzoo.workbench.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody asks to import.
 *
 * @param file the file or folder of arrays
 * @param map the name or the file of a map; empty to look which fits
 * @param trials a file of trials; empty for those in the same file
 * @param task the task that the network was trained on; empty for the trials themselves
 * @param expect the arrays with what the network did; empty for what the map knows
 * @param axes the order of the axes of trials; empty for what the map says
 * @param model another model than the map's; empty for that
 * @param settings further settings of the experiment by key, which may be short
 * @param ignore names of arrays that have nothing to do with it
 * @param force whether a network that does something else is taken all the same
 * @param name the name of the run; empty for one made of time, task and model
 */
public record ImportRequest(
    Path file,
    Optional<String> map,
    Optional<Path> trials,
    Optional<String> task,
    List<String> expect,
    List<String> axes,
    Optional<String> model,
    Map<String, Object> settings,
    List<String> ignore,
    boolean force,
    Optional<String> name) {}
