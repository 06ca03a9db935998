
# Names of plugins, as they were when this was printed, and of runs, as they are.
_zoo_names() {
  local command=${COMP_WORDS[1]} current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local runs=runs names="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    [ "${COMP_WORDS[i]}" = --runs ] && runs=${COMP_WORDS[i + 1]}
  done
  case $previous in
    --task) names="@TASK@" ;;
    --model) names="@MODEL@" ;;
    --trainer) names="@TRAINER@" ;;
    --to)
      case $command in
        export) names="npz safetensors hdf5 mat onnx csv lfads torch tensorboard" ;;
        convert) names="rate current" ;;
      esac
      ;;
    *)
      case $current in
        -*) ;;
        *)
          case $command in
            tasks | trial) names="@TASK@" ;;
            models) names="@MODEL@" ;;
            trainers) names="@TRAINER@" ;;
            analyses) names="@ANALYSIS@" ;;
            comparisons) names="@COMPARISON@" ;;
            completion) names="bash zsh" ;;
            compare) names="@COMPARISON@" ;;
            analyze) [ "$COMP_CWORD" -gt 2 ] && names="@ANALYSIS@" ;;
          esac
          case $command in
            analyze) [ "$COMP_CWORD" -gt 2 ] || names=RUNS ;;
            compare) [ "$COMP_CWORD" -gt 2 ] && names=RUNS ;;
            resume | evaluate | convert | weights | export | results | report) names=RUNS ;;
          esac
          if [ "$names" = RUNS ]; then
            names="last $(for i in "$runs"/*/config.yaml; do [ -e "$i" ] && i=${i%/config.yaml} && echo "${i##*/}"; done)"
          fi
          ;;
      esac
      ;;
  esac
  _complete_zoo "$@"
  if [ -n "$names" ]; then
    while IFS= read -r i; do
      COMPREPLY+=("$i")
    done < <(compgen -W "$names" -- "$current")
  fi
}

complete -o default -F _zoo_names zoo zoo.sh zoo.bash
