// Works on the cells of a sweep with Nextflow, one process a cell, and collects the table:
//   zoo sweep plan examples/sweeps/gain.yaml --out gain
//   nextflow run examples/sweeps/sweep.nf --sweep "$PWD/gain"
import groovy.json.JsonSlurper

process cell {
    errorStrategy 'retry'
    maxRetries 2

    input:
    val name

    output:
    val name

    """
    zoo sweep work '${params.sweep}' --cell ${name}
    """
}

process table {
    input:
    val names

    """
    zoo sweep collect '${params.sweep}'
    """
}

workflow {
    channel.fromPath("${params.sweep}/cells.jsonl").splitText().map { new JsonSlurper().parseText(it).name } | cell | collect | table
}
