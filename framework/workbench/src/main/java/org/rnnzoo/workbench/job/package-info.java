/**
 * Commands of the zoo as jobs: processes of their own, known by a folder each, that outlive whoever
 * started them. What a job does is told by its command; what came of it, by the run it works on.
 */
package org.rnnzoo.workbench.job;
