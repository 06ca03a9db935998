package org.rnnzoo.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCommitTest {

  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path folder;

  private void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
  }

  private String commit(String place) {
    return GitCommit.around(folder.resolve(place)).map(GitCommit::commit).orElse("none");
  }

  @Test
  void theRepositoryAroundAFileTellsItsBranch() throws IOException {
    file("repo/.git/HEAD", "ref: refs/heads/main");
    assertThat(commit("repo/a/b.jar")).as("no commit yet").isEmpty();
    file("repo/.git/packed-refs", HASH.replace('0', 'f') + " refs/heads/main");
    assertThat(commit("repo/a/b.jar")).isEqualTo(HASH.replace('0', 'f'));
    file("repo/.git/refs/heads/main", HASH);
    assertThat(commit("repo/a/b.jar")).as("a loose reference is newer").isEqualTo(HASH);
    assertThat(GitCommit.around(folder.resolve("repo/a")).orElseThrow().repository())
        .isEqualTo(folder.resolve("repo"));
  }

  @Test
  void aDetachedHeadAndAFurtherWorkTreeAreRead() throws IOException {
    file("detached/.git/HEAD", HASH);
    assertThat(commit("detached")).isEqualTo(HASH);
    file("repo/.git/worktrees/other/HEAD", "ref: refs/heads/other");
    file("repo/.git/worktrees/other/commondir", "../..");
    file("repo/.git/refs/heads/other", HASH);
    file("other/.git", "gitdir: " + folder.resolve("repo/.git/worktrees/other"));
    assertThat(commit("other/lib/x.jar")).isEqualTo(HASH);
  }

  @Test
  void whatIsNoRepositoryIsNone() throws IOException {
    assertThat(commit("nothing")).isEqualTo("none");
    file("odd/.git", "nonsense");
    assertThat(commit("odd")).isEqualTo("none");
    file("empty/.git/config", "");
    assertThat(commit("empty")).isEqualTo("none");
  }

  @Test
  void ofManyPackedReferencesTheOneOfTheBranchCounts() throws IOException {
    file("repo/.git/HEAD", "ref: refs/heads/main");
    file(
        "repo/.git/packed-refs",
        "# pack-refs with: peeled fully-peeled sorted\n"
            + HASH.replace('0', 'a')
            + " refs/heads/first\n"
            + HASH
            + " refs/heads/main\n"
            + HASH.replace('0', 'b')
            + " refs/heads/other/main");
    assertThat(commit("repo")).isEqualTo(HASH);
  }

  @Test
  void aSubmoduleNamesItsRepositoryFromWhereItLies() throws IOException {
    file("repo/.git/modules/sub/HEAD", HASH);
    file("repo/sub/.git", "gitdir: ../.git/modules/sub");
    assertThat(commit("repo/sub/src/x")).isEqualTo(HASH);
  }

  @Test
  void theInnermostRepositoryCounts() throws IOException {
    file("repo/.git/HEAD", HASH.replace('0', 'a'));
    file("repo/inner/.git/HEAD", HASH);
    assertThat(commit("repo/inner/x")).isEqualTo(HASH);
  }
}
