package org.rnnzoo.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;

/**
 * Reads constant inputs in the words of a task.
 *
 * <ul>
 *   <li>nothing: 0 in every channel
 *   <li>{@code 1, 0, 0}: one number for each channel
 *   <li>{@code fixation=4}: that value in the channel of that name; 0, or what else is said, in the
 *       others
 *   <li>{@code epoch:delay}: what trials show in that epoch, on average
 *   <li>{@code mean(stimulus|context=motion)}: the same, of the trials of a condition; several are
 *       parted by commas
 *   <li>{@code epochs}: each epoch of the task in turn
 * </ul>
 *
 * @param trials the trials whose epochs and conditions are meant
 */
public record HeldInputReader(Trials trials) {

  private static final int MOST_VALUES = 12;
  private static final Pattern EPOCH = Pattern.compile("epoch:(.+)");
  private static final Pattern MEAN = Pattern.compile("mean\\(([^|()]+)(?:\\|([^()]*))?\\)");
  private static final String ALL_EPOCHS = "epochs";

  /**
   * The inputs that words tell.
   *
   * @param words as above
   * @param by columns of the condition table; an input that is taken from trials is then taken for
   *     each combination of their values
   * @throws IllegalArgumentException with a sentence for the user, if a word tells no input of this
   *     task
   */
  public List<HeldInput> read(List<String> words, List<String> by) {
    if (!words.isEmpty() && words.stream().allMatch(word -> number(word).isPresent())) {
      refuseBy(by);
      return List.of(vector(words));
    }
    List<HeldInput.Stretch> stretches = new ArrayList<>();
    Map<String, Double> named = new LinkedHashMap<>();
    for (String word : words) {
      if (!readStretches(word, stretches)) {
        readNamed(word, named);
      }
    }
    if (stretches.isEmpty()) {
      refuseBy(by);
      double[] values = new double[channels().size()];
      set(values, named);
      return List.of(HeldInput.of(named.isEmpty() ? "no input" : inWords(named), values));
    }
    return stretches.stream()
        .flatMap(stretch -> parted(stretch, by).stream())
        .map(stretch -> average(stretch, named))
        .toList();
  }

  private static void refuseBy(List<String> by) {
    if (!by.isEmpty()) {
      throw new IllegalArgumentException(
          "The parameter 'by' needs an input that is taken from trials, such as input=epoch:delay"
              + " or input=epochs.");
    }
  }

  private List<String> channels() {
    return trials.channels().inputs();
  }

  private HeldInput vector(List<String> words) {
    if (words.size() != channels().size()) {
      throw new IllegalArgumentException(
          "The parameter 'input' has %s values, but the network takes %s; give one for each, or an"
                  .formatted(words.size(), channels().size())
              + " empty list for zeros.");
    }
    double[] values = words.stream().mapToDouble(word -> number(word).orElseThrow()).toArray();
    return HeldInput.of("input " + Arrays.toString(values), values);
  }

  private static Optional<Double> number(String word) {
    try {
      return Optional.of(Double.parseDouble(word.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether a word names stretches of trials; they are then added. */
  private boolean readStretches(String word, List<HeldInput.Stretch> stretches) {
    Matcher epoch = EPOCH.matcher(word.strip());
    Matcher mean = MEAN.matcher(word.strip());
    if (word.strip().equals(ALL_EPOCHS)) {
      epochs().forEach(name -> stretches.add(new HeldInput.Stretch(name, Map.of())));
      return true;
    } else if (epoch.matches()) {
      stretches.add(stretch(epoch.group(1), Map.of()));
      return true;
    } else if (mean.matches()) {
      Map<String, String> where = mean.group(2) == null ? Map.of() : conditions(mean.group(2));
      stretches.add(stretch(mean.group(1), where));
      return true;
    }
    return false;
  }

  private HeldInput.Stretch stretch(String epoch, Map<String, String> where) {
    String name = epoch.strip();
    if (!epochs().contains(name)) {
      throw new IllegalArgumentException(
          "There is no epoch '%s' in these trials; there are %s."
              .formatted(name, listed(epochs())));
    }
    return new HeldInput.Stretch(name, where);
  }

  private Set<String> epochs() {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < trials.size(); i++) {
      trials.get(i).epochs().stream()
          .filter(epoch -> epoch.length() > 0)
          .map(Epoch::name)
          .forEach(names::add);
    }
    return names;
  }

  private Map<String, String> conditions(String text) {
    Map<String, String> where = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(
            "The condition '%s' of an input must be written COLUMN=VALUE.".formatted(part.strip()));
      }
      String column = part.substring(0, equals).strip();
      String value = part.substring(equals + 1).strip();
      if (!values(column).contains(value)) {
        throw new IllegalArgumentException(
            "No trial has %s = %s; there are %s.".formatted(column, value, listed(values(column))));
      }
      where.put(column, value);
    }
    return where;
  }

  /** The different values of a column, in the order of trials. */
  private Set<String> values(String column) {
    Set<String> values = new LinkedHashSet<>();
    Set<String> columns = new LinkedHashSet<>();
    for (int i = 0; i < trials.size(); i++) {
      Map<String, Object> condition = trials.get(i).condition();
      columns.addAll(condition.keySet());
      if (condition.containsKey(column)) {
        values.add(HeldInput.Stretch.word(condition.get(column)));
      }
    }
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "The trials have no condition '%s'; there are %s.".formatted(column, listed(columns)));
    }
    return values;
  }

  private void readNamed(String word, Map<String, Double> named) {
    int equals = word.indexOf('=');
    String channel = equals < 0 ? word : word.substring(0, equals).strip();
    Optional<Double> value = equals < 0 ? Optional.empty() : number(word.substring(equals + 1));
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "The input '%s' is not known; write a number for each channel, CHANNEL=VALUE,"
                  .formatted(word)
              + " epoch:NAME, epochs or mean(EPOCH|COLUMN=VALUE).");
    } else if (!channels().contains(channel)) {
      throw new IllegalArgumentException(
          "There is no input channel '%s'; there are %s.".formatted(channel, listed(channels())));
    }
    named.put(channel, value.get());
  }

  private void set(double[] values, Map<String, Double> named) {
    named.forEach((channel, value) -> values[channels().indexOf(channel)] = value);
  }

  private static String inWords(Map<String, Double> named) {
    return named.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + HeldInput.Stretch.word(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String listed(Collection<String> names) {
    return String.join(", ", names);
  }

  /** The stretch for each combination of values of columns that occurs. */
  private List<HeldInput.Stretch> parted(HeldInput.Stretch stretch, List<String> by) {
    List<HeldInput.Stretch> parts = List.of(stretch);
    for (String column : by) {
      Set<String> values = values(column);
      if (values.size() > MOST_VALUES) {
        throw new IllegalArgumentException(
            "The condition '%s' has %s different values in these trials, more than the %s by which"
                    .formatted(column, values.size(), MOST_VALUES)
                + " inputs can be told apart; choose another one.");
      }
      List<HeldInput.Stretch> finer = new ArrayList<>();
      for (HeldInput.Stretch part : parts) {
        for (String value : values) {
          Map<String, String> where = new LinkedHashMap<>(part.where());
          if (where.putIfAbsent(column, value) == null) {
            finer.add(new HeldInput.Stretch(part.epoch(), where));
          }
        }
      }
      parts = finer;
    }
    return parts.stream().filter(this::occurs).toList();
  }

  private boolean occurs(HeldInput.Stretch stretch) {
    for (int i = 0; i < trials.size(); i++) {
      if (stretch.covers(trials.get(i))) {
        return true;
      }
    }
    return false;
  }

  private HeldInput average(HeldInput.Stretch stretch, Map<String, Double> named) {
    double[] sum = new double[channels().size()];
    int steps = 0;
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      for (int step = 0; step < trial.steps(); step++) {
        if (stretch.covers(trial, step)) {
          steps++;
          for (int channel = 0; channel < sum.length; channel++) {
            sum[channel] += trial.input(step, channel);
          }
        }
      }
    }
    if (steps == 0) {
      throw new IllegalArgumentException(
          "No trial of %s has a step in the epoch '%s'."
              .formatted(stretch.where(), stretch.epoch()));
    }
    for (int channel = 0; channel < sum.length; channel++) {
      sum[channel] /= steps;
    }
    set(sum, named);
    String name = "epoch " + stretch.epoch();
    String where =
        stretch.where().entrySet().stream()
            .map(entry -> ", " + entry.getKey() + " = " + entry.getValue())
            .collect(Collectors.joining());
    String changed = named.isEmpty() ? "" : ", " + inWords(named);
    return new HeldInput(name + where + changed, sum, Optional.of(stretch));
  }
}
